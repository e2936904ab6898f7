package jp.noren.checkout.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.Payments;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels orders whose transfer did not come in time: the payment is given up and the stock is free again, in one transaction an order.
 * A deposit that was matched in the meantime wins. A run ends after a few orders, so that the bundle can be replaced between two.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=checkout.expire-transfers", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class ExpireTransfers implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ExpireTransfers.class);
    private static final int A_RUN = 50;

    private final Clock clock;
    private final Transactions transactions;
    private final Payments payments;
    private final Orders orders;
    private final MoveOrder mover;

    @Activate
    public ExpireTransfers(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Payments payments,
            @Reference Orders orders,
            @Reference MoveOrder mover) {
        this.clock = clock;
        this.transactions = transactions;
        this.payments = payments;
        this.orders = orders;
        this.mover = mover;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        List<String> overdue = orders.overdue(Japan.day(now), A_RUN);
        long done = overdue.stream().filter(order -> expired(order, now)).count();
        return overdue.size() == A_RUN && done > 0;
    }

    /** One order that cannot be expired does not keep the others waiting. */
    private boolean expired(String order, Instant now) {
        try {
            transactions.run(() -> expire(order, now));
            return true;
        } catch (RuntimeException e) {
            LOG.error("The order {} is overdue and could not be cancelled", order, e);
            return false;
        }
    }

    private void expire(String id, Instant now) {
        Order order = orders.find(id).orElseThrow();
        if (order.status() != OrderStatus.AWAITING_DEPOSIT) {
            return;
        }
        if (payments.cancel(order.payment().id(), PaymentStatus.EXPIRED)) {
            mover.cancel(Caller.system("checkout"), order, CancelReason.NOT_PAID_IN_TIME, now);
        } else {
            payments.find(order.payment().id())
                    .ifPresent(view -> mover.follow(order, view, Accounts.Visit.NOBODY, now));
        }
    }
}
