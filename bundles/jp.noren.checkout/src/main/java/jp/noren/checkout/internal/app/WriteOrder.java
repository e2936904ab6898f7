package jp.noren.checkout.internal.app;

import java.util.Map;
import java.util.Optional;
import jp.noren.checkout.internal.domain.Fulfilment;
import jp.noren.checkout.internal.domain.HoldRule;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderFlow;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.api.Members;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes a judged order in one transaction: the payment's attempt prepared, the cart emptied, the act recorded, the mail asked for and the stock taken;
 * all of it or nothing. The stock comes last, here and wherever it is given back: its rows are what buyers wait for each other at, so they are held
 * for the shortest time, and two transactions never wait for each other in a ring.
 */
@Component(service = WriteOrder.class)
public final class WriteOrder {
    private final Transactions transactions;
    private final Orders orders;
    private final Carts carts;
    private final Members members;
    private final Announcer announcer;

    @Activate
    public WriteOrder(
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Carts carts,
            @Reference Members members,
            @Reference Announcer announcer) {
        this.transactions = transactions;
        this.orders = orders;
        this.carts = carts;
        this.members = members;
        this.announcer = announcer;
    }

    /** The order the member has made with this key, if he has. */
    Optional<Order> existing(String member, String key) {
        return orders.findByKey(member, key);
    }

    /** What is bought on account takes its part of the credit line first; what does not fit is held, without a payment (R156). */
    Placed write(Draft draft, Doors.Entered inside) {
        return transactions.required(() -> {
            if (!fits(draft.order(), inside.accounts())) {
                return add(draft, held(draft), Optional.empty());
            }
            PaymentView payment = inside.session().prepare(draft.start());
            return add(draft, follow(draft, payment), Optional.of(payment));
        });
    }

    private static boolean fits(Order order, Accounts.Visit accounts) {
        return !order.payment().tender().isOnAccount()
                || accounts.lines()
                        .reserve(
                                order.owner().storefront(),
                                order.owner().member(),
                                order.id(),
                                order.total().gross());
    }

    private static Order held(Draft draft) {
        Order order = draft.order();
        Order.Payment payment =
                order.payment().held(HoldRule.until(draft.at(), draft.shop().holdDays()));
        return order.paidBy(payment).after(OrderFlow.held(), draft.at());
    }

    private Placed add(Draft draft, Order order, Optional<PaymentView> payment) {
        if (!orders.add(order, draft.key())) {
            throw changed();
        }
        finish(draft, order, payment);
        hold(order);
        return new Placed(order, payment);
    }

    /** The payment's attempt once more: the same key gives the same payment, and nothing of the order is written again. */
    Placed prepareAgain(Draft draft, Payments.Session session) {
        PaymentView payment = transactions.required(() -> session.prepare(draft.start()));
        return new Placed(draft.order(), Optional.of(payment));
    }

    private void hold(Order order) {
        orders.hold(order.items()).ifPresent(missing -> {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "checkout.out-of-stock",
                    Map.of(
                            "product", missing.product().id(),
                            "code", missing.product().code(),
                            "name", missing.product().description().name()));
        });
    }

    /** An offline provider has answered within {@code prepare}: then the order begins with that answer. */
    private static Order follow(Draft draft, PaymentView payment) {
        Order order = draft.order();
        Order written = order.paidBy(order.payment().begun(payment.id()));
        boolean atOnce = Fulfilment.withPayment(order.items(), draft.shop().fulfilsWhenPaid());
        OrderFlow.Way way = new OrderFlow.Way(order.payment().tender(), atOnce);
        return OrderFlow.next(written.status(), News.of(payment.status()), way)
                .filter(step ->
                        step.last().isOpen() || !order.payment().tender().isOnAccount())
                .filter(step -> !step.cancels())
                .map(step -> written.after(step, draft.at()))
                .orElse(written);
    }

    private void finish(Draft draft, Order order, Optional<PaymentView> payment) {
        if (!carts.empty(draft.buyer().id(), order.items())) {
            throw changed();
        }
        if (draft.newTerms() != null) {
            members.agreeToTerms(draft.buyer().id(), draft.newTerms());
        }
        announcer.placed(draft.caller(), draft.buyer(), order, payment);
    }

    private static RefusedException changed() {
        return new RefusedException(Kind.CONFLICT, "checkout.cart-changed");
    }
}
