package jp.noren.persistence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The conditions of a list that a caller may narrow in several ways, with their values in the order of the question marks. Column names and conditions are
 * the statement's own text, never a caller's.
 */
public final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param given one for each question mark */
    public Conditions and(String condition, Object... given) {
        conditions.add(condition);
        Collections.addAll(values, given);
        return this;
    }

    /** No condition where the value is null. */
    public Conditions equal(String column, Object value) {
        return value == null ? this : and(column + " = ?", value);
    }

    /** @param allowed null for all; an empty list for none */
    public Conditions in(String column, List<String> allowed) {
        if (allowed == null) {
            return this;
        }
        if (allowed.isEmpty()) {
            return and("1 = 0");
        }
        String marks = allowed.stream().map(one -> "?").collect(Collectors.joining(", "));
        return and(column + " in (" + marks + ")", allowed.toArray());
    }

    /** With {@code where} in front; empty where there is no condition. */
    public String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    public Object[] values() {
        return values.toArray();
    }
}
