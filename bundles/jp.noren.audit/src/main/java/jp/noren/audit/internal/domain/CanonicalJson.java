package jp.noren.audit.internal.domain;

import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/** Writes details as JSON in one form only: keys in order, no blanks, whole numbers. The same details always give the same text, and so the same hash. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** @throws IllegalArgumentException for a value that has no canonical form (a fraction, an array, an object of one's own) */
    public static String write(Map<String, ?> details) {
        StringBuilder json = new StringBuilder();
        object(json, details);
        return json.toString();
    }

    private static void object(StringBuilder json, Map<?, ?> members) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        json.append('{');
        String separator = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            json.append(separator);
            text(json, member.getKey());
            json.append(':');
            value(json, member.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private static void value(StringBuilder json, Object value) {
        if (value == null || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            json.append(((Number) value).longValue());
        } else if (value instanceof Yen yen) {
            json.append(yen.amount());
        } else if (value instanceof CharSequence || value instanceof TemporalAccessor) {
            text(json, value.toString());
        } else if (value instanceof Enum<?> constant) {
            text(json, constant.name());
        } else if (value instanceof LocalizedText localized) {
            object(json, localized.texts());
        } else if (value instanceof Map<?, ?> members) {
            object(json, members);
        } else if (value instanceof Collection<?> values) {
            array(json, values);
        } else {
            throw new IllegalArgumentException(
                    "no canonical form for " + value.getClass().getName());
        }
    }

    private static void array(StringBuilder json, Collection<?> values) {
        json.append('[');
        String separator = "";
        for (Object value : values) {
            json.append(separator);
            value(json, value);
            separator = ",";
        }
        json.append(']');
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(json, text.charAt(i));
        }
        json.append('"');
    }

    private static void character(StringBuilder json, char c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (c < 0x20 || Character.isSurrogate(c)) {
            json.append("\\u").append(String.format("%04x", (int) c));
        } else {
            json.append(c);
        }
    }
}
