package jp.noren.payment.spi;

/** Brands as one meets them in Japan; which are accepted is the storefront's policy (R130). */
public enum CardBrand {
    JCB,
    VISA,
    MASTERCARD,
    AMEX,
    DINERS,
    UNIONPAY,
    DISCOVER,
    OTHER
}
