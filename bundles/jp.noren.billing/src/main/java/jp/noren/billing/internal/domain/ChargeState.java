package jp.noren.billing.internal.domain;

/** Where a charge stands. */
public enum ChargeState {
    /** To be paid. */
    OPEN,
    /** An attempt is under way. */
    PAYING,
    PAID,
    /** Tried in vain; dunning goes on with it. */
    FAILED,
    /** Given up. */
    CANCELLED,
    /** Paid, and given back as a whole. */
    REFUNDED
}
