package jp.noren.checkout.internal.domain;

import java.util.Locale;

/** Where an order stands. */
public enum OrderStatus {
    /** Written down; the payment begins. */
    PLACED,
    /** Nobody knows yet whether it was paid; the house finds out. */
    CONFIRMING,
    /** The buyer has to do something first (3-D Secure). */
    REQUIRES_ACTION,
    /** A transfer is waited for. */
    AWAITING_DEPOSIT,
    /** The payment company looks at it; only its yes is fulfilled (R120). */
    REVIEWING,
    /** Over the buyer's credit line; there is no payment yet (R156). */
    ON_HOLD,
    /** It will be billed or stands on a claim that is due later; goods are ready to be sent. */
    ACCEPTED,
    /** Paid; goods are ready to be sent. */
    PAID,
    /** The buyer has what he paid for, or it is on its way. */
    FULFILLED,
    /** ご注文キャンセル: nothing is owed; stays in the history (R134). */
    CANCELLED;

    /** Whether the payment still decides. */
    public boolean isOpen() {
        return ordinal() <= REVIEWING.ordinal();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
