package jp.noren.checkout.internal.domain;

import java.util.Locale;

/** Why an order was cancelled. */
public enum CancelReason {
    /** The card company did not approve (R134). */
    CARD_NOT_APPROVED,
    /** The transfer did not come in time. */
    NOT_PAID_IN_TIME,
    /** The buyer did not finish what the payment asked of him (3-D Secure). */
    ACTION_NOT_COMPLETED,
    /** The payment was given up before any money moved. */
    PAYMENT_NOT_COMPLETED,
    /** The payment company did not take the order over; why is not told (R120). */
    NP_NOT_ACCEPTED,
    /** Another method refused: too few points, say. */
    PAYMENT_NOT_ACCEPTED,
    /** It was over the credit line, and nothing came of it in time (R157). */
    CREDIT_HOLD_EXPIRED,
    /** The member withdrew it while it was held. */
    CANCELLED_BY_MEMBER,
    /** The shop's desk withdrew it while it was held. */
    CANCELLED_BY_SHOP;

    /** Whether the buyer has his cart again: his payment failed, and he will want to try another way (Q30). */
    public boolean restoresCart() {
        return switch (this) {
            case CARD_NOT_APPROVED,
                    ACTION_NOT_COMPLETED,
                    PAYMENT_NOT_COMPLETED,
                    NP_NOT_ACCEPTED,
                    PAYMENT_NOT_ACCEPTED -> true;
            case NOT_PAID_IN_TIME, CREDIT_HOLD_EXPIRED, CANCELLED_BY_MEMBER, CANCELLED_BY_SHOP -> false;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
