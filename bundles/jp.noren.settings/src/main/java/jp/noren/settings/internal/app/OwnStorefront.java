package jp.noren.settings.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The administrator sets for all storefronts, a reseller for his own; a foreign one looks like none. */
@Component(service = OwnStorefront.class)
public final class OwnStorefront {
    private final Storefronts storefronts;

    @Activate
    public OwnStorefront(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    /** @throws RefusedException NOT_FOUND */
    Storefront require(Caller caller, String storefront) {
        return storefronts
                .find(storefront)
                .filter(found -> owns(caller, found))
                .orElseThrow(RefusedException::notFound);
    }

    private static boolean owns(Caller caller, Storefront storefront) {
        return caller.is(Role.ADMIN)
                || caller.is(Role.RESELLER) && storefront.reseller().equals(caller.reseller());
    }

    boolean isOn(String storefront, String provider) {
        return storefronts.isOn(storefront, "payment." + provider);
    }
}
