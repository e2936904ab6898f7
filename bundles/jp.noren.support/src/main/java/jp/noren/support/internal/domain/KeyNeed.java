package jp.noren.support.internal.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That a contract is to have a key code.
 *
 * @param dueOn first day of its entitlement, Japan
 */
public record KeyNeed(String contract, String storefront, State state, LocalDate dueOn, Instant changedAt) {

    /** Requirements R053 and R056. */
    public enum State {
        /** The entitlement has not begun. */
        WAITING,
        /** The pool was empty: KEY_PENDING. */
        PENDING,
        ASSIGNED,
        /** The entitlement went before a key came. */
        VOID
    }
}
