package jp.noren.storefront.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Storefront;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The administrator touches all storefronts, a reseller his own; a foreign one looks like none. */
@Component(service = Ownership.class)
public final class Ownership {
    private final SnapshotCache cache;

    @Activate
    public Ownership(@Reference SnapshotCache cache) {
        this.cache = cache;
    }

    static boolean owns(Caller caller, Storefront storefront) {
        return caller.is(Role.ADMIN)
                || (caller.is(Role.RESELLER) && storefront.reseller().equals(caller.reseller()));
    }

    /** @throws RefusedException NOT_FOUND */
    Storefront requireOwn(Caller caller, String storefront) {
        return cache.current()
                .find(storefront)
                .filter(found -> owns(caller, found))
                .orElseThrow(RefusedException::notFound);
    }
}
