package jp.noren.checkout.internal.domain;

/** What a payment can tell its order. */
public enum PaymentNews {
    /** Nothing has happened yet. */
    NOTHING,
    BUYER_MUST_ACT,
    DEPOSIT_AWAITED,
    /** The payment company reviews it. */
    IN_REVIEW,
    UNKNOWN,
    /** Not paid yet, but on a claim that will be: the rent, a debit. */
    SECURED,
    PAID,
    REFUSED,
    EXPIRED,
    GIVEN_UP
}
