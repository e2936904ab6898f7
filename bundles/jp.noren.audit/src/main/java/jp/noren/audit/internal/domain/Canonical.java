package jp.noren.audit.internal.domain;

/** Joins values so that they can be told apart again: each with its length before it. */
final class Canonical {
    private Canonical() {}

    static String of(Object... values) {
        StringBuilder text = new StringBuilder(256);
        for (Object value : values) {
            String part = String.valueOf(value);
            text.append(part.length()).append(':').append(part).append(',');
        }
        return text.toString();
    }
}
