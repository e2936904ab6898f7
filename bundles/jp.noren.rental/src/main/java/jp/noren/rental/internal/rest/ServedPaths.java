package jp.noren.rental.internal.rest;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.rental.internal.app.Neighbours;
import jp.noren.rest.RestResource;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Sees which of the member's functions are served at this moment by other resources (R001). */
@Component
public final class ServedPaths implements Neighbours {
    private static final Map<String, String> PATHS = Map.of(
            "registration", "members",
            "payment-method", "contract-payment",
            "receipts", "receipts",
            "downloads", "downloads");

    private final Set<String> served = ConcurrentHashMap.newKeySet();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(|(rest.path=members)(rest.path=contract-payment)(rest.path=receipts)(rest.path=downloads))")
    public void bindResource(ServiceReference<RestResource> resource) {
        served.add(String.valueOf(resource.getProperty("rest.path")));
    }

    public void unbindResource(ServiceReference<RestResource> resource) {
        served.remove(String.valueOf(resource.getProperty("rest.path")));
    }

    @Override
    public boolean serve(String function) {
        return served.contains(PATHS.get(function));
    }
}
