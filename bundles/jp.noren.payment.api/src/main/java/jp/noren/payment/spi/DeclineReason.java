package jp.noren.payment.spi;

/** Why a payment was refused, in classes a buyer can act on. Each has a text {@code payment.declined-<name>}. */
public enum DeclineReason {
    /** The card's limit or balance does not suffice. */
    OVER_LIMIT,
    /** Lost, blocked, expired, or otherwise unusable. */
    CARD_UNUSABLE,
    /** Number or expiry is wrong. */
    CARD_DATA_WRONG,
    /** The security code is wrong. */
    SECURITY_CODE_WRONG,
    /** Used too often today. */
    TOO_OFTEN,
    /** The card company does not allow this kind of payment with this card: ask it (R133). */
    NOT_PERMITTED,
    /** The issuer says no without saying why. */
    ISSUER_DECLINED,
    /** 3-D Secure did not succeed. */
    NOT_AUTHENTICATED,
    /** The one-time token was used, is too old, or cannot be read: enter the card again. */
    TOKEN_INVALID,
    /** A brand that the storefront does not accept (R130). */
    BRAND_NOT_ACCEPTED,
    /** Anything but a lump sum (R131). */
    INSTALMENTS_NOT_ACCEPTED,
    /** The pay-later company does not take this order or this buyer; why is not told (R120). */
    NOT_ACCEPTED_FOR_CREDIT,
    /** The points do not suffice (R189). */
    INSUFFICIENT_POINTS,
    /** The bank could not collect it. */
    NOT_COLLECTED,
    /** Not possible for this lease, such as with the rent of a corporate lease (R192). */
    NOT_FOR_THIS_LEASE,
    /** The payment company does not accept what we sent or how we are set up: an operator must look. */
    REFUSED_BY_PROVIDER
}
