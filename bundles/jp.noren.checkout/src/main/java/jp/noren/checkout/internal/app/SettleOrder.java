package jp.noren.checkout.internal.app;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes an order follow its payment, from wherever the news comes: the call itself, an event, a job, or somebody looking at it. */
@Component(service = SettleOrder.class)
public final class SettleOrder {
    private final Clock clock;
    private final Transactions transactions;
    private final Payments payments;
    private final Accounts accounts;
    private final MoveOrder mover;

    @Activate
    public SettleOrder(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Payments payments,
            @Reference Accounts accounts,
            @Reference MoveOrder mover) {
        this.clock = clock;
        this.transactions = transactions;
        this.payments = payments;
        this.accounts = accounts;
        this.mover = mover;
    }

    /**
     * Carries the payment out; the order changes in the transaction that writes the payment's result. A payment that somebody else is carrying out
     * already tells nothing here, and is looked at instead.
     */
    Placed execute(Doors.Entered inside, Placed placed) {
        AtomicReference<Order> after = new AtomicReference<>(placed.order());
        PaymentView view = inside.session()
                .execute(
                        placed.order().payment().id(),
                        told -> after.set(mover.follow(placed.order(), told, inside.accounts(), clock.instant())));
        boolean told = after.get().status() != OrderStatus.PLACED;
        return told ? new Placed(after.get(), Optional.of(view)) : refresh(after.get());
    }

    /** The order as its payment stands now. */
    public Placed refresh(Order order) {
        Optional<PaymentView> view = Optional.ofNullable(order.payment().id()).flatMap(payments::find);
        if (view.isEmpty() || !order.status().isOpen()) {
            return new Placed(order, view);
        }
        try (Accounts.Visit visit = accounts.visit(order.payment().tender())) {
            return new Placed(
                    transactions.required(() -> mover.follow(order, view.get(), visit, clock.instant())), view);
        }
    }
}
