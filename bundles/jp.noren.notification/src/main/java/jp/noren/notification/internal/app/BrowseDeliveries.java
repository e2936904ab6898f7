package jp.noren.notification.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.notification.internal.domain.Delivery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the delivery log, newest first: all of it to the inquiry desk and the administrator, their own storefronts' to resellers. */
@Component(service = BrowseDeliveries.class)
public final class BrowseDeliveries {
    private final DeliveryLog log;
    private final Shops shops;

    @Activate
    public BrowseDeliveries(@Reference DeliveryLog log, @Reference Shops shops) {
        this.log = log;
        this.shops = shops;
    }

    /** What is asked for; null means any, see {@link DeliveryLog.Query}. */
    public record Filter(String storefront, Delivery.Status status, String recipient) {}

    /** Where the page lies; see {@link DeliveryLog.Query}. */
    public record Window(String after, String before, int limit) {}

    /** @throws RefusedException NOT_FOUND for a storefront that is not the caller's own */
    public List<Delivery> handle(Caller caller, Filter filter, Window window) {
        return log.list(new DeliveryLog.Query(
                visible(caller, filter.storefront()),
                filter.status(),
                filter.recipient(),
                window.after(),
                window.before(),
                window.limit()));
    }

    private Optional<List<String>> visible(Caller caller, String storefront) {
        if (caller.is(Role.ADMIN) || caller.is(Role.CS)) {
            return Optional.ofNullable(storefront).map(List::of);
        }
        List<String> own = shops.of(caller.reseller());
        if (storefront == null) {
            return Optional.of(own);
        }
        if (!own.contains(storefront)) {
            throw RefusedException.notFound();
        }
        return Optional.of(List.of(storefront));
    }
}
