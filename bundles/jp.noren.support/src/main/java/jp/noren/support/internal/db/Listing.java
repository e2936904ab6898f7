package jp.noren.support.internal.db;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions of a list, with their values in order. */
final class Listing {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Listing and(String condition, Object... given) {
        conditions.add(condition);
        Collections.addAll(values, given);
        return this;
    }

    /** Nothing for null. */
    Listing equal(String column, Object value) {
        return value == null ? this : and(column + " = ?", value);
    }

    /** Null for all; an empty list for none. */
    Listing in(String column, List<String> allowed) {
        if (allowed == null) {
            return this;
        }
        if (allowed.isEmpty()) {
            return and("1 = 0");
        }
        String marks = allowed.stream().map(one -> "?").collect(Collectors.joining(", "));
        return and(column + " in (" + marks + ")", allowed.toArray());
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
