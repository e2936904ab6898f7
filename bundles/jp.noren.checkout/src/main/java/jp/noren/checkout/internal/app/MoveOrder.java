package jp.noren.checkout.internal.app;

import java.time.Instant;
import java.util.Optional;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Fulfilment;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderFlow;
import jp.noren.payment.api.PaymentView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes an order one step on, in the running transaction, by an update on the status it was in: of two who bring the same news one finds nothing left
 * to do. A cancelled order gives back what it held, and a cart that was refused lies there again (R134, Q30).
 */
@Component(service = MoveOrder.class)
public final class MoveOrder {
    private final Orders orders;
    private final Carts carts;
    private final Shops shops;
    private final Announcer announcer;

    @Activate
    public MoveOrder(
            @Reference Orders orders, @Reference Carts carts, @Reference Shops shops, @Reference Announcer announcer) {
        this.orders = orders;
        this.carts = carts;
        this.shops = shops;
        this.announcer = announcer;
    }

    /** The order after what its payment says. */
    Order follow(Order order, PaymentView view, Instant now) {
        boolean shopFulfils =
                shops.shop(order.owner().storefront(), Japan.day(now)).fulfilsWhenPaid();
        Optional<OrderFlow.Step> step = OrderFlow.next(
                order.status(), News.of(view.status()), Fulfilment.withPayment(order.items(), shopFulfils));
        if (step.isEmpty()) {
            return order;
        }
        Order after = order.after(step.get(), now);
        if (orders.move(order, after)) {
            settle(after, Optional.of(view));
            return after;
        }
        Order fresh = orders.find(order.id()).orElseThrow();
        return fresh.status() == order.status() ? fresh : follow(fresh, view, now);
    }

    /** Cancels an order that is still in the status given; false when it has moved on meanwhile. */
    boolean cancel(Order order, CancelReason reason, Instant now) {
        Order after = order.after(OrderFlow.cancelled(reason), now);
        boolean moved = orders.move(order, after);
        if (moved) {
            settle(after, Optional.empty());
        }
        return moved;
    }

    /** The stock comes last, as in {@link WriteOrder}. */
    private void settle(Order after, Optional<PaymentView> view) {
        boolean refused = after.reason() != null && after.reason() != CancelReason.NOT_PAID_IN_TIME;
        if (refused) {
            carts.restore(after.owner().member(), after.items());
        }
        announcer.moved(after, view);
        if (after.reason() != null) {
            orders.release(after.items());
        }
    }
}
