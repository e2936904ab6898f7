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

    private OrderFlow() {}

    /**
     * The next step, or nothing when the news is none.
     *
     * @param fulfilAtOnce whether nothing remains to be done once it is paid ({@link Fulfilment})
     */
    public static Optional<Step> next(OrderStatus now, PaymentNews news, boolean fulfilAtOnce) {
        if (!now.isOpen()) {
            return Optional.empty();
        }
        return switch (news) {
            case NOTHING -> Optional.empty();
            case BUYER_MUST_ACT -> to(now, OrderStatus.REQUIRES_ACTION);
            case DEPOSIT_AWAITED -> to(now, OrderStatus.AWAITING_DEPOSIT);
            case UNKNOWN -> to(now, OrderStatus.CONFIRMING);
            case PAID ->
                Optional.of(new Step(
                        fulfilAtOnce ? List.of(OrderStatus.PAID, OrderStatus.FULFILLED) : List.of(OrderStatus.PAID),
                        null));
            case REFUSED -> Optional.of(cancelled(CancelReason.CARD_NOT_APPROVED));
            case EXPIRED -> Optional.of(cancelled(expiry(now)));
            case GIVEN_UP -> Optional.of(cancelled(CancelReason.PAYMENT_NOT_COMPLETED));
        };
    }

    private static CancelReason expiry(OrderStatus now) {
        return now == OrderStatus.AWAITING_DEPOSIT ? CancelReason.NOT_PAID_IN_TIME : CancelReason.ACTION_NOT_COMPLETED;
    }

    private static Optional<Step> to(OrderStatus now, OrderStatus next) {
        return now == next ? Optional.empty() : Optional.of(new Step(List.of(next), null));
    }

    public static Step cancelled(CancelReason reason) {
        return new Step(List.of(OrderStatus.CANCELLED), reason);
    }
}
