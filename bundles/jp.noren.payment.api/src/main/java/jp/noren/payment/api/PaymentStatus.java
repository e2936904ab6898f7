package jp.noren.payment.api;

/** Where a payment stands, as a buyer and his shop see it. */
public enum PaymentStatus {
    /** Written down, not begun. */
    PREPARED,
    /** The buyer must act: see the next action. */
    REQUIRES_ACTION,
    /** A transfer is waited for. */
    AWAITING_DEPOSIT,
    /** The payment company decides; nobody has to act (R120). */
    UNDER_REVIEW,
    /** The bank collects it, or it stands on a claim that is due later. */
    AWAITING_COLLECTION,
    /** Nobody knows yet; the house finds out. */
    CONFIRMING,
    /** Paid. */
    SUCCEEDED,
    /** Refused: nothing was charged. */
    DECLINED,
    /** Given up before money moved. */
    CANCELLED,
    /** Not paid in time. */
    EXPIRED,
    /** Given back in part; the rest stays paid. */
    PARTLY_REFUNDED,
    /** Given back as a whole. */
    REFUNDED;

    /** Whether money may still move by itself. */
    public boolean isOpen() {
        return this == PREPARED
                || this == REQUIRES_ACTION
                || this == AWAITING_DEPOSIT
                || this == UNDER_REVIEW
                || this == AWAITING_COLLECTION
                || this == CONFIRMING;
    }

    public boolean isPaid() {
        return this == SUCCEEDED || this == PARTLY_REFUNDED;
    }
}
