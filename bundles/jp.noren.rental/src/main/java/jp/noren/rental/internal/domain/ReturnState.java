package jp.noren.rental.internal.domain;

import java.util.Locale;

/** Where a return order stands. */
public enum ReturnState {
    RETURN_WAITING,
    RETURNED,
    INSPECTED,
    LOST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
