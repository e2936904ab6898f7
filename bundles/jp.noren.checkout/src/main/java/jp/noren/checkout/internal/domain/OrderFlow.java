package jp.noren.checkout.internal.domain;

import java.util.List;
import java.util.Optional;

/** How an order follows its payment. An order that is paid or cancelled stays so, whatever its payment says later. */
public final class OrderFlow {

    /**
     * @param statuses what the order becomes, in this order
     * @param reason why it is cancelled, else null
     */
    public record Step(List<OrderStatus> statuses, CancelReason reason) {
        public OrderStatus last() {
            return statuses.get(statuses.size() - 1);
        }

        public boolean cancels() {
            return last() == OrderStatus.CANCELLED;
        }
    }

    /**
     * What the way of an order depends on beside its payment.
     *
     * @param atOnce whether nothing remains to be done once it is paid ({@link Fulfilment})
     */
    public record Way(Tender tender, boolean atOnce) {}

    private OrderFlow() {}

    /** The next step, or nothing when the news is none. */
    public static Optional<Step> next(OrderStatus now, PaymentNews news, Way way) {
        if (!now.isOpen()) {
            return Optional.empty();
        }
        return switch (news) {
            case NOTHING -> Optional.empty();
            case BUYER_MUST_ACT -> to(now, OrderStatus.REQUIRES_ACTION);
            case DEPOSIT_AWAITED -> to(now, OrderStatus.AWAITING_DEPOSIT);
            case IN_REVIEW -> to(now, OrderStatus.REVIEWING);
            case UNKNOWN -> to(now, OrderStatus.CONFIRMING);
            case SECURED -> done(OrderStatus.ACCEPTED, way);
            case PAID -> done(way.tender().isOnAccount() ? OrderStatus.ACCEPTED : OrderStatus.PAID, way);
            case REFUSED -> Optional.of(cancelled(way.tender().refused()));
            case EXPIRED -> Optional.of(cancelled(expiry(now)));
            case GIVEN_UP -> Optional.of(cancelled(CancelReason.PAYMENT_NOT_COMPLETED));
        };
    }

    private static Optional<Step> done(OrderStatus settled, Way way) {
        return Optional.of(new Step(way.atOnce() ? List.of(settled, OrderStatus.FULFILLED) : List.of(settled), null));
    }

    /**
     * The order goes on as soon as it can be settled: billing, which has to be told of the end in the same transaction, is away. Nothing ends meanwhile
     * (design.md section 7.7).
     */
    public static Optional<Step> later(OrderStatus now) {
        return now == OrderStatus.PLACED ? to(now, OrderStatus.CONFIRMING) : Optional.empty();
    }

    /** Over the credit line (R156). */
    public static Step held() {
        return new Step(List.of(OrderStatus.ON_HOLD), null);
    }

    /** A held order begins to be paid. */
    public static Step resumed() {
        return new Step(List.of(OrderStatus.PLACED), null);
    }

    private static CancelReason expiry(OrderStatus now) {
        return switch (now) {
            case AWAITING_DEPOSIT -> CancelReason.NOT_PAID_IN_TIME;
            case REVIEWING -> CancelReason.PAYMENT_NOT_COMPLETED;
            default -> CancelReason.ACTION_NOT_COMPLETED;
        };
    }

    private static Optional<Step> to(OrderStatus now, OrderStatus next) {
        return now == next ? Optional.empty() : Optional.of(new Step(List.of(next), null));
    }

    public static Step cancelled(CancelReason reason) {
        return new Step(List.of(OrderStatus.CANCELLED), reason);
    }
}
