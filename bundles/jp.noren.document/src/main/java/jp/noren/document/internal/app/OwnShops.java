package jp.noren.document.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The house's editors look after every storefront's files, a reseller and a client after their own; a foreign one looks like none. */
@Component(service = OwnShops.class)
public final class OwnShops {
    private final Storefronts storefronts;

    @Activate
    public OwnShops(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    void require(Caller caller, String storefront) {
        Storefront shop =
                storefront == null ? null : storefronts.find(storefront).orElse(null);
        boolean own = shop != null
                && (caller.is(Role.CONTENT) || caller.is(Role.ADMIN) || caller.looksAfter(shop.id(), shop.reseller()));
        if (!own) {
            throw RefusedException.notFound();
        }
    }
}
