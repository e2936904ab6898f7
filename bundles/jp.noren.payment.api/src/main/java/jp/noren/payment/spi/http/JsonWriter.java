package jp.noren.payment.spi.http;

import java.util.List;
import java.util.Map;

/** Writes JSON in the shortest form, with the names in the order they were given. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static String write(JsonObject object) {
        JsonWriter writer = new JsonWriter();
        writer.value(object);
        return writer.out.toString();
    }

    private void value(Object value) {
        if (value instanceof JsonObject object) {
            object(object.members());
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof String text) {
            text(text);
        } else {
            out.append(value);
        }
    }

    private void object(Map<String, Object> members) {
        char joint = '{';
        for (Map.Entry<String, Object> member : members.entrySet()) {
            out.append(joint);
            text(member.getKey());
            out.append(':');
            value(member.getValue());
            joint = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private void list(List<?> list) {
        char joint = '[';
        for (Object value : list) {
            out.append(joint);
            value(value);
            joint = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void text(String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
