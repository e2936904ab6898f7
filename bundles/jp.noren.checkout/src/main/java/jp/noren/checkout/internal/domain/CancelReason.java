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
    PAYMENT_NOT_COMPLETED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
