package jp.noren.webhook.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whose endpoints one may see and change: the administrator all, a reseller those of his storefronts, an API client those of its own. */
@Component(service = Sight.class)
public final class Sight {
    private final Storefronts storefronts;
    private final Endpoints endpoints;
    private final DeliveryBook deliveries;

    @Activate
    public Sight(
            @Reference Storefronts storefronts, @Reference Endpoints endpoints, @Reference DeliveryBook deliveries) {
        this.storefronts = storefronts;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    /**
     * The storefront somebody names, or an API client's own where it names none.
     *
     * @throws RefusedException NOT_FOUND for a foreign one as for none
     */
    public String storefront(Caller caller, String named) {
        String wanted = named == null ? caller.storefront() : named;
        if (wanted == null || !sees(caller, wanted) || storefronts.find(wanted).isEmpty()) {
            throw RefusedException.notFound();
        }
        return wanted;
    }

    /** What a list is narrowed to; null for all. A storefront that is not the caller's leaves nothing. */
    public List<String> narrowed(Caller caller, String named) {
        List<String> own = own(caller);
        if (named == null) {
            return own;
        }
        return own == null || own.contains(named) ? List.of(named) : List.of();
    }

    public Endpoint endpoint(Caller caller, String id) {
        return endpoints
                .find(id)
                .filter(found -> sees(caller, found.storefront()))
                .orElseThrow(RefusedException::notFound);
    }

    public Delivery delivery(Caller caller, String id) {
        return deliveries
                .find(id)
                .filter(found -> sees(caller, found.storefront()))
                .orElseThrow(RefusedException::notFound);
    }

    private boolean sees(Caller caller, String storefront) {
        List<String> own = own(caller);
        return own == null || own.contains(storefront);
    }

    private List<String> own(Caller caller) {
        if (caller.is(Role.ADMIN)) {
            return null;
        }
        if (caller.is(Role.RESELLER)) {
            return storefronts.all().stream()
                    .filter(storefront -> caller.reseller().equals(storefront.reseller()))
                    .map(Storefront::id)
                    .toList();
        }
        return caller.is(Role.CLIENT) ? List.of(caller.storefront()) : List.of();
    }
}
