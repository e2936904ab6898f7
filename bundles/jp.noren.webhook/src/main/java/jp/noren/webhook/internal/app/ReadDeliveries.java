package jp.noren.webhook.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Slice;
import jp.noren.webhook.internal.domain.Delivery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the delivery log of endpoints that the caller may see. */
@Component(service = ReadDeliveries.class)
public final class ReadDeliveries {

    /** Each may be null. */
    public record Filter(String storefront, String endpoint, String event, Delivery.State state) {}

    /** A delivery with its tries, the oldest first. */
    public record Shown(Delivery delivery, List<Delivery.Attempt> attempts) {}

    private final Sight sight;
    private final DeliveryBook deliveries;

    @Activate
    public ReadDeliveries(@Reference Sight sight, @Reference DeliveryBook deliveries) {
        this.sight = sight;
        this.deliveries = deliveries;
    }

    public List<Delivery> page(Caller caller, Filter filter, Slice slice) {
        List<String> storefronts = sight.narrowed(caller, filter.storefront());
        return deliveries.page(
                new DeliveryBook.Query(storefronts, filter.endpoint(), filter.event(), filter.state()), slice);
    }

    /** @throws jp.noren.kernel.RefusedException NOT_FOUND for a foreign one as for none */
    public Shown one(Caller caller, String id) {
        Delivery delivery = sight.delivery(caller, id);
        return new Shown(delivery, deliveries.attempts(delivery.id()));
    }
}
