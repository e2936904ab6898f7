package jp.noren.checkout.internal.app;

import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Begins the payment of an order that was held. One transaction prepares the attempt, moves the order on from {@code ON_HOLD} and takes its part of the
 * credit line where it is bought on account; all of it or nothing, so of many who try at once one succeeds and the line is never exceeded (R156).
 */
@Component(service = BeginPayment.class)
public final class BeginPayment {
    private final Transactions transactions;
    private final Orders orders;
    private final Doors doors;
    private final SettleOrder settler;
    private final Announcer announcer;

    @Activate
    public BeginPayment(
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Doors doors,
            @Reference SettleOrder settler,
            @Reference Announcer announcer) {
        this.transactions = transactions;
        this.orders = orders;
        this.doors = doors;
        this.settler = settler;
        this.announcer = announcer;
    }

    /**
     * @param held as it stands
     * @param resumed as it goes on, still without a payment
     * @throws RefusedException CONFLICT {@code checkout.not-held} when somebody was quicker, {@code checkout.credit-still-exceeded}
     */
    Placed handle(Caller caller, Order held, Order resumed, MemberView buyer, Payments.Start start) {
        try (Doors.Entered inside =
                doors.enter(held.owner().storefront(), resumed.payment().method(), buyer)) {
            judgeLine(resumed, inside.accounts());
            PaymentView[] begun = new PaymentView[1];
            Order written = transactions.required(() -> {
                begun[0] = inside.session().prepare(start);
                return write(caller, held, resumed.paidBy(resumed.payment().begun(begun[0].id())), inside.accounts());
            });
            return begun[0].status() == PaymentStatus.PREPARED
                    ? settler.execute(inside, new Placed(written, Optional.of(begun[0])))
                    : settler.refresh(written);
        }
    }

    /** Looks before it writes: most held orders still do not fit. */
    private static void judgeLine(Order order, Accounts.Visit accounts) {
        boolean exceeded = order.payment().tender().isOnAccount()
                && accounts.lines()
                                .find(order.owner().storefront(), order.owner().member())
                                .free()
                                .compareTo(order.total().gross())
                        < 0;
        if (exceeded) {
            throw stillExceeded();
        }
    }

    private Order write(Caller caller, Order held, Order begun, Accounts.Visit accounts) {
        if (!orders.move(held, begun)) {
            throw new RefusedException(Kind.CONFLICT, "checkout.not-held");
        }
        announcer.moved(caller, held, begun, Optional.empty());
        if (begun.payment().tender().isOnAccount()
                && !accounts.lines()
                        .reserve(
                                begun.owner().storefront(),
                                begun.owner().member(),
                                begun.id(),
                                begun.total().gross())) {
            throw stillExceeded();
        }
        return begun;
    }

    private static RefusedException stillExceeded() {
        return new RefusedException(Kind.CONFLICT, "checkout.credit-still-exceeded");
    }
}
