package jp.noren.support.internal.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan on a contract.
 *
 * @param start first day, Japan
 * @param end last day, or null
 * @param endReason why it ends, or null
 * @param keyCode whether it entitles to a key code
 * @param covers the first day of each cover
 */
public record Period(
        String id,
        String plan,
        LocalDate start,
        LocalDate end,
        EndReason endReason,
        boolean keyCode,
        Map<String, LocalDate> covers) {
    public Period {
        covers = Collections.unmodifiableMap(new LinkedHashMap<>(covers));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && (end == null || !day.isAfter(end));
    }

    public boolean endsAfter(LocalDate day) {
        return end == null || end.isAfter(day);
    }

    Period endingOn(LocalDate last, EndReason reason) {
        return new Period(id, plan, start, last, reason, keyCode, covers);
    }
}
