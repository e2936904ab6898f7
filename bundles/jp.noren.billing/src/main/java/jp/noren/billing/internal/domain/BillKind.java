package jp.noren.billing.internal.domain;

/** How a month is paid: read from the account at its closing, never both (R146, R148). */
public enum BillKind {
    /** A bill with a bank account, by the payment company (R126). */
    TRANSFER,
    /** A notice; the bank collects it (R143). */
    DEBIT
}
