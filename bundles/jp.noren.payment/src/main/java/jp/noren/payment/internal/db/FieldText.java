package jp.noren.payment.internal.db;

import java.util.ArrayList;
import java.util.List;

/** Several texts in one column, kept apart by a character that none of them holds. An absent text stays absent. */
final class FieldText {
    private static final char BETWEEN = '\u001f';
    private static final String ABSENT = "\u001e";

    private FieldText() {}

    static String join(Object... fields) {
        StringBuilder text = new StringBuilder();
        for (Object field : fields) {
            if (text.length() > 0) {
                text.append(BETWEEN);
            }
            text.append(field == null ? ABSENT : clean(field.toString()));
        }
        return text.toString();
    }

    private static String clean(String text) {
        return text.replace(BETWEEN, ' ').replace(ABSENT.charAt(0), ' ');
    }

    static List<String> split(String text) {
        List<String> fields = new ArrayList<>();
        for (String field : text.split(String.valueOf(BETWEEN), -1)) {
            fields.add(ABSENT.equals(field) ? null : field);
        }
        return fields;
    }
}
