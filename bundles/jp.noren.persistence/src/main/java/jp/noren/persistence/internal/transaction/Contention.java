package jp.noren.persistence.internal.transaction;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Tells a transaction that lost against another one, and may be run again, from one that failed for a reason of its own. */
final class Contention {

    /** Serialization failure and deadlock (both databases); lock not available (PostgreSQL); lock time-outs (Derby). */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "40XL1", "40XL2");

    private Contention() {}

    static boolean causedBy(Throwable failure) {
        return search(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** A pool that has no connection to give names no state. */
    private static boolean isContention(String state) {
        return state != null && STATES.contains(state);
    }

    private static boolean search(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (failure instanceof SQLException sql
                && (isContention(sql.getSQLState()) || search(sql.getNextException(), seen))) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (search(suppressed, seen)) {
                return true;
            }
        }
        return search(failure.getCause(), seen);
    }
}
