package jp.noren.checkout.internal.domain;

/** What a payment can tell its order. */
public enum PaymentNews {
    /** Nothing has happened yet. */
    NOTHING,
    BUYER_MUST_ACT,
    DEPOSIT_AWAITED,
    UNKNOWN,
    PAID,
    REFUSED,
    EXPIRED,
    GIVEN_UP
}
