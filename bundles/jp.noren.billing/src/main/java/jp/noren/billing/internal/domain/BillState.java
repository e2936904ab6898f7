package jp.noren.billing.internal.domain;

import java.util.Locale;

/** Where a bill stands. */
public enum BillState {
    /** Made by the closing, not yet sent. */
    CLOSED,
    /** Sent, nothing paid. */
    ISSUED,
    /** Short, such as by the transfer fee: the remainder is open (R124). */
    PARTIALLY_PAID,
    PAID,
    /** Not paid when the bank business day after its due date had passed (Q29). */
    OVERDUE;

    public boolean isOpen() {
        return this == ISSUED || this == PARTIALLY_PAID || this == OVERDUE;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
