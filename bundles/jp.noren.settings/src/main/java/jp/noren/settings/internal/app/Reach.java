package jp.noren.settings.internal.app;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.storefront.api.SwitchReach;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What a change of a provider's settings touches, as the capabilities say. */
@Component(service = Reach.class)
public final class Reach {
    private final List<SwitchReach> reaches = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindReach(SwitchReach reach) {
        reaches.add(reach);
    }

    public void unbindReach(SwitchReach reach) {
        reaches.remove(reach);
    }

    List<SwitchReach.Reached> of(String storefront, String provider) {
        return reaches.stream()
                .flatMap(reach -> reach.reach(storefront, "payment." + provider).stream())
                .sorted(Comparator.comparing(SwitchReach.Reached::what))
                .toList();
    }
}
