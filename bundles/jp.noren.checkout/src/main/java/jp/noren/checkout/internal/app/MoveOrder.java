package jp.noren.checkout.internal.app;

import java.time.Instant;
import java.util.Optional;
import jp.noren.access.api.Caller;
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
    private static final Caller SYSTEM = Caller.system("checkout");

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

    /**
     * The order after what its payment says. An order on account ends, well or badly, only where billing can be told in the same transaction: while it
     * is away the order waits.
     */
    Order follow(Order order, PaymentView view, Accounts.Visit accounts, Instant now) {
        Optional<OrderFlow.Step> step = next(order, view, now);
        if (step.isEmpty()) {
            return order;
        }
        boolean waits = order.payment().tender().isOnAccount()
                && !accounts.isHere()
                && !step.get().last().isOpen();
        return waits
                ? OrderFlow.later(order.status())
                        .map(later -> go(order, later, view, accounts, now))
                        .orElse(order)
                : go(order, step.get(), view, accounts, now);
    }

    private Optional<OrderFlow.Step> next(Order order, PaymentView view, Instant now) {
        boolean shopFulfils =
                shops.shop(order.owner().storefront(), Japan.day(now)).fulfilsWhenPaid();
        boolean atOnce = Fulfilment.withPayment(order.items(), shopFulfils);
        return OrderFlow.next(
                order.status(),
                News.of(view.status()),
                new OrderFlow.Way(order.payment().tender(), atOnce));
    }

    private Order go(Order order, OrderFlow.Step step, PaymentView view, Accounts.Visit accounts, Instant now) {
        Order after = order.after(step, now);
        if (orders.move(order, after)) {
            settle(SYSTEM, order, after, Optional.of(view), accounts);
            return after;
        }
        Order fresh = orders.find(order.id()).orElseThrow();
        return fresh.status() == order.status() ? fresh : follow(fresh, view, accounts, now);
    }

    /** Cancels an order that nothing was taken for from a credit line, if it is still in the status given; false when it has moved on meanwhile. */
    boolean cancel(Caller caller, Order order, CancelReason reason, Instant now) {
        Order after = order.after(OrderFlow.cancelled(reason), now);
        boolean moved = orders.move(order, after);
        if (moved) {
            settle(caller, order, after, Optional.empty(), Accounts.Visit.NOBODY);
        }
        return moved;
    }

    /** The stock comes last, as in {@link WriteOrder}. */
    private void settle(Caller caller, Order before, Order after, Optional<PaymentView> view, Accounts.Visit accounts) {
        boolean cancelled = after.reason() != null;
        if (cancelled && after.reason().restoresCart()) {
            carts.restore(after.owner().member(), after.items());
        }
        announcer.moved(caller, before, after, view);
        if (accounts.isHere() && !after.status().isOpen()) {
            Billed.settle(after, accounts);
        }
        if (cancelled) {
            orders.release(after.items());
        }
    }
}
