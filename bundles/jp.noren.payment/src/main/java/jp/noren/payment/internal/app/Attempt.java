package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;

/**
 * One try to be paid, as it is written down. Its id is also the key the provider gets: the same on every send, never used for another.
 *
 * @param id {@code pay_…}
 */
public record Attempt(String id, Order order, Money money, Standing standing, Handle handle) {

    /** What was asked for; never changes. */
    public record Order(
            String storefront,
            String purpose,
            String key,
            String method,
            String provider,
            String transferName,
            Instant createdAt) {}

    /** @param claimed yen that refunds have laid claim to, given back or under way */
    public record Money(Yen amount, Yen tax, Yen received, Yen refunded, Yen claimed) {}

    /**
     * Where it stands.
     *
     * @param declined why it was refused, or why it is being released
     * @param fence grows with each who takes the attempt in hand; who writes with an older one writes nothing
     * @param tries how often the truth was asked for in vain
     * @param since when it came into this state
     * @param nextCheck when the janitor looks again; null when there is nothing to look for
     */
    public record Standing(
            AttemptState state,
            Reason reason,
            DeclineReason declined,
            long fence,
            int tries,
            Instant since,
            Instant nextCheck) {}

    /** What the provider gave us to speak of it; any may be null. */
    public record Handle(String reference, String actionRef, NextAction action, Instant expiresAt) {
        static final Handle NONE = new Handle(null, null, null, null);
    }

    public AttemptState state() {
        return standing.state();
    }

    /** After it was taken in hand. */
    public Attempt fenced(long fence) {
        Standing s = standing;
        return with(new Standing(s.state(), s.reason(), s.declined(), fence, s.tries(), s.since(), s.nextCheck()));
    }

    Attempt with(Standing next) {
        return new Attempt(id, order, money, next, handle);
    }

    Attempt with(Handle next) {
        return new Attempt(id, order, money, standing, next);
    }

    /** As buyers and shops see it. */
    public PaymentView view() {
        return new PaymentView(
                id,
                order.storefront(),
                order.purpose(),
                order.method(),
                order.provider(),
                money.amount(),
                money.refunded(),
                status(),
                standing.state() == AttemptState.PENDING ? Optional.ofNullable(handle.action()) : Optional.empty(),
                Optional.ofNullable(handle.expiresAt()),
                standing.state() == AttemptState.DECLINED ? Optional.ofNullable(standing.declined()) : Optional.empty(),
                order.createdAt());
    }

    private PaymentStatus status() {
        return switch (standing.state()) {
            case INTENT -> PaymentStatus.PREPARED;
            case SENT, AUTHORISED, COMMITTING, RELEASING, UNKNOWN, NEEDS_OPERATOR -> PaymentStatus.CONFIRMING;
            case PENDING -> pendingStatus();
            case SUCCEEDED -> refundStatus();
            case DECLINED -> PaymentStatus.DECLINED;
            case NOT_EXECUTED, ABANDONED_UNCOMMITTED, CANCELLED -> PaymentStatus.CANCELLED;
            case EXPIRED -> PaymentStatus.EXPIRED;
        };
    }

    private PaymentStatus pendingStatus() {
        NextAction action = handle.action();
        if (action instanceof NextAction.Transfer) {
            return PaymentStatus.AWAITING_DEPOSIT;
        }
        if (action instanceof NextAction.Review) {
            return PaymentStatus.UNDER_REVIEW;
        }
        boolean later = action instanceof NextAction.Collection || action instanceof NextAction.OnClaim;
        return later ? PaymentStatus.AWAITING_COLLECTION : PaymentStatus.REQUIRES_ACTION;
    }

    private PaymentStatus refundStatus() {
        if (money.refunded().amount() == 0) {
            return PaymentStatus.SUCCEEDED;
        }
        return money.refunded().equals(money.amount()) ? PaymentStatus.REFUNDED : PaymentStatus.PARTLY_REFUNDED;
    }
}
