package jp.noren.access.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The administrator may touch every storefront, a reseller his own; a foreign one looks like none. */
@Component(service = OwnStorefronts.class)
public final class OwnStorefronts {
    private final Storefronts storefronts;

    @Activate
    public OwnStorefronts(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    boolean isOwn(Caller caller, String storefront) {
        return storefronts
                .find(storefront)
                .filter(found -> caller.is(Role.ADMIN) || isOwner(caller, found))
                .isPresent();
    }

    private static boolean isOwner(Caller caller, Storefront storefront) {
        return caller.is(Role.RESELLER) && storefront.reseller().equals(caller.reseller());
    }

    void require(Caller caller, String storefront) {
        if (storefront == null || !isOwn(caller, storefront)) {
            throw RefusedException.notFound();
        }
    }
}
