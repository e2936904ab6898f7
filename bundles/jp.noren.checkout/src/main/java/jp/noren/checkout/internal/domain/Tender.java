package jp.noren.checkout.internal.domain;

/**
 * What an order has to know of a method of payment: one row a method, by the name that the storefront's policy {@code checkoutPayments} uses. A method
 * without a row of its own is paid like a wallet: the buyer says nothing but its name, or what the payment company's script gave him.
 */
public enum Tender {
    CARD(Source.CARD, CancelReason.CARD_NOT_APPROVED),
    BANK_TRANSFER(Source.TRANSFER, CancelReason.PAYMENT_NOT_ACCEPTED),
    /** NP掛け払い: the payment company takes over the claim and bills the buyer (R117 to R120). */
    NP(Source.INVOICE, CancelReason.NP_NOT_ACCEPTED),
    /** Pay later for private persons, at convenience stores. */
    ATONE(Source.WALLET, CancelReason.PAYMENT_NOT_ACCEPTED),
    /** Points of the member's own account (R189). */
    POINTS(Source.POINTS, CancelReason.PAYMENT_NOT_ACCEPTED),
    /** With the monthly rent (R190). */
    RENT(Source.RENT, CancelReason.PAYMENT_NOT_ACCEPTED),
    OTHER(Source.WALLET, CancelReason.PAYMENT_NOT_ACCEPTED);

    /** Where the money comes from, and so what the buyer has to say of it. */
    public enum Source {
        CARD,
        TRANSFER,
        INVOICE,
        WALLET,
        POINTS,
        RENT
    }

    private final Source source;
    private final CancelReason refused;

    Tender(Source source, CancelReason refused) {
        this.source = source;
        this.refused = refused;
    }

    public static Tender of(String method) {
        for (Tender tender : values()) {
            if (tender.name().equals(method)) {
                return tender;
            }
        }
        return OTHER;
    }

    public Source source() {
        return source;
    }

    /** Why an order is cancelled when this is refused. */
    public CancelReason refused() {
        return refused;
    }

    /** Delivered first and billed afterwards: takes from the buyer's credit line, and becomes a receivable (R121, R156). */
    public boolean isOnAccount() {
        return source == Source.INVOICE;
    }

    /** Whether there is a last day to pay: where nobody knows how long a method takes, too. */
    public boolean hasLastDay() {
        return source == Source.TRANSFER || this == OTHER;
    }
}
