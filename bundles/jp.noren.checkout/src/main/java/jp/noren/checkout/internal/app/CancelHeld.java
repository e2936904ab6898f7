package jp.noren.checkout.internal.app;

import java.time.Clock;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Withdraws a held order: by the member, by the desk, or because its time is over (R157). Nothing was paid or reserved for it. */
@Component(service = CancelHeld.class)
public final class CancelHeld {
    private final Clock clock;
    private final Transactions transactions;
    private final Orders orders;
    private final MoveOrder mover;

    @Activate
    public CancelHeld(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference MoveOrder mover) {
        this.clock = clock;
        this.transactions = transactions;
        this.orders = orders;
        this.mover = mover;
    }

    /** @throws RefusedException NOT_FOUND for another member's order; CONFLICT {@code checkout.not-held} */
    public Placed byMember(Caller caller, String id) {
        Order order = orders.find(id)
                .filter(found -> found.owner().member().equals(caller.id()))
                .orElseThrow(RefusedException::notFound);
        return cancel(caller, order, CancelReason.CANCELLED_BY_MEMBER);
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code checkout.not-held} */
    public Placed byDesk(Caller caller, String id) {
        return cancel(caller, orders.find(id).orElseThrow(RefusedException::notFound), CancelReason.CANCELLED_BY_SHOP);
    }

    /** Does nothing to an order that is not held any more. */
    void overdue(String id) {
        orders.find(id)
                .filter(order -> order.status() == OrderStatus.ON_HOLD)
                .ifPresent(order -> transactions.run(() -> mover.cancel(
                        Caller.system("checkout"), order, CancelReason.CREDIT_HOLD_EXPIRED, clock.instant())));
    }

    private Placed cancel(Caller caller, Order order, CancelReason reason) {
        boolean cancelled = order.status() == OrderStatus.ON_HOLD
                && transactions.required(() -> mover.cancel(caller, order, reason, clock.instant()));
        if (!cancelled) {
            throw new RefusedException(Kind.CONFLICT, "checkout.not-held");
        }
        return new Placed(orders.find(order.id()).orElseThrow(), Optional.empty());
    }
}
