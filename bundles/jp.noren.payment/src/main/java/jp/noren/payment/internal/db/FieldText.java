package jp.noren.payment.internal.db;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Several texts in one column, kept apart by characters that none of them holds. An absent text stays absent. A field may hold rows, and a row
 * fields again.
 */
final class FieldText {
    private static final char BETWEEN = '\u001f';
    private static final String ABSENT = "\u001e";
    private static final char BETWEEN_ROWS = '\u001d';
    private static final char INSIDE = '\u001c';

    private FieldText() {}

    static String join(Object... fields) {
        return joined(BETWEEN, fields);
    }

    /** Fields of a field. */
    static String joinInside(Object... fields) {
        return joined(INSIDE, fields);
    }

    private static String joined(char between, Object... fields) {
        StringJoiner text = new StringJoiner(String.valueOf(between));
        for (Object field : fields) {
            text.add(field == null ? ABSENT : field instanceof Rows rows ? rows.text() : clean(field.toString()));
        }
        return text.toString();
    }

    /** Text that is put together already, by {@link #joinInside} row for row. */
    record Rows(String text) {
        static Rows of(List<String> rows) {
            return new Rows(String.join(String.valueOf(BETWEEN_ROWS), rows));
        }
    }

    private static String clean(String text) {
        return text.chars()
                .map(c -> c >= INSIDE && c <= BETWEEN ? ' ' : c)
                .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append)
                .toString();
    }

    static List<String> split(String text) {
        return split(text, BETWEEN);
    }

    static List<String> splitInside(String text) {
        return split(text, INSIDE);
    }

    /** The rows of a field; none of an empty one. */
    static List<String> rows(String field) {
        return field.isEmpty() ? List.of() : split(field, BETWEEN_ROWS);
    }

    private static List<String> split(String text, char between) {
        List<String> fields = new ArrayList<>();
        for (String field : text.split(String.valueOf(between), -1)) {
            fields.add(ABSENT.equals(field) ? null : field);
        }
        return fields;
    }
}
