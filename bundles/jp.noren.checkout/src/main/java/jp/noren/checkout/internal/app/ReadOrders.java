package jp.noren.checkout.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a member his own orders (R106, R108). Another member's order and one that does not exist look the same. */
@Component(service = ReadOrders.class)
public final class ReadOrders {
    private final Orders orders;
    private final SettleOrder settler;

    @Activate
    public ReadOrders(@Reference Orders orders, @Reference SettleOrder settler) {
        this.orders = orders;
        this.settler = settler;
    }

    public List<Orders.Summary> page(Caller caller, Slice slice) {
        return orders.page(caller.id(), slice);
    }

    /** The order with its payment; if the payment knows more than the order, the order follows first, so that nobody reads what is known to be old. */
    public Placed find(Caller caller, String id) {
        Order order = orders.find(id)
                .filter(found -> found.owner().member().equals(caller.id()))
                .orElseThrow(RefusedException::notFound);
        return settler.refresh(order);
    }
}
