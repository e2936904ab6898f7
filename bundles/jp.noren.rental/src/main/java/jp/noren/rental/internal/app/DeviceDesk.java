package jp.noren.rental.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whose stock a desk sees: operators every storefront's, a reseller and a client their own. To others it does not exist. */
@Component(service = DeviceDesk.class)
public final class DeviceDesk {
    private final Storefronts storefronts;

    @Activate
    public DeviceDesk(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    boolean sees(Caller caller, String storefront) {
        return caller.isOperator()
                || storefronts
                        .find(storefront)
                        .filter(shop -> caller.looksAfter(shop.id(), shop.reseller()))
                        .isPresent();
    }

    /** @throws RefusedException NOT_FOUND */
    void require(Caller caller, String storefront) {
        if (storefront == null || storefronts.find(storefront).isEmpty() || !sees(caller, storefront)) {
            throw RefusedException.notFound();
        }
    }

    /** The storefronts a caller sees; null for all. @param wanted one of them, or null */
    List<String> storefronts(Caller caller, String wanted) {
        if (wanted != null) {
            return sees(caller, wanted) ? List.of(wanted) : List.of();
        }
        return caller.isOperator()
                ? null
                : storefronts.all().stream()
                        .map(Storefront::id)
                        .filter(id -> sees(caller, id))
                        .toList();
    }
}
