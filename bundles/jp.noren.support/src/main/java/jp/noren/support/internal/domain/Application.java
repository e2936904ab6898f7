package jp.noren.support.internal.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An application on support, never deleted (R002).
 *
 * @param before plan, or null
 * @param after plan, or null
 * @param effectiveOn first day of the new state, Japan
 */
public record Application(
        String id,
        String number,
        String contract,
        String storefront,
        String member,
        Operation operation,
        String before,
        String after,
        LocalDate effectiveOn,
        Instant filedAt,
        State state) {

    /** Whether it stands. */
    public enum State {
        FILED,
        /** It would have begun after the contract's end (R052). */
        DROPPED
    }
}
