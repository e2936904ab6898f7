package jp.noren.storefront.internal.domain;

import java.time.LocalDate;

/**
 * One decision of a storefront.
 *
 * @param value JSON text
 * @param from first day on which it is in force
 * @param to first day on which it no longer is; null while nothing else has been decided
 */
public record PolicyEntry(String id, String key, String value, LocalDate from, LocalDate to) {

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** The same decision, ending where the next begins; null: until something else is decided. */
    public PolicyEntry endingOn(LocalDate day) {
        return new PolicyEntry(id, key, value, from, day);
    }
}
