package jp.noren.payment.spi;

/** What the buyer is before the law; some methods are for business only (R118). */
public enum BuyerKind {
    INDIVIDUAL,
    SOLE_PROPRIETOR,
    CORPORATE
}
