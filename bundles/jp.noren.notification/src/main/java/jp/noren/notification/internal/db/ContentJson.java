package jp.noren.notification.internal.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/** The values of a mail as text, so that each comes back with its type and is written as the reader's language does. */
final class ContentJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String YEN = "yen";
    private static final String DAY = "day";
    private static final String INSTANT = "instant";
    private static final String TEXTS = "texts";

    private ContentJson() {}

    static String write(Map<String, ?> values) {
        ObjectNode object = JSON.createObjectNode();
        values.forEach((name, value) -> put(object, name, value));
        return object.toString();
    }

    private static void put(ObjectNode object, String name, Object value) {
        if (value instanceof Yen yen) {
            object.putObject(name).put(YEN, yen.amount());
        } else if (value instanceof LocalDate day) {
            object.putObject(name).put(DAY, day.toString());
        } else if (value instanceof Instant instant) {
            object.putObject(name).put(INSTANT, instant.toString());
        } else if (value instanceof LocalizedText text) {
            ObjectNode texts = object.putObject(name).putObject(TEXTS);
            text.texts().forEach(texts::put);
        } else if (value instanceof Long || value instanceof Integer) {
            object.put(name, ((Number) value).longValue());
        } else {
            object.put(name, String.valueOf(value));
        }
    }

    /** @param json what {@link #write} made; null gives no values */
    static Map<String, Object> read(String json) {
        Map<String, Object> values = new HashMap<>();
        if (json != null) {
            parse(json).fields().forEachRemaining(field -> values.put(field.getKey(), value(field.getValue())));
        }
        return values;
    }

    static Map<String, String> readTexts(String json) {
        Map<String, String> texts = new HashMap<>();
        read(json).forEach((name, value) -> texts.put(name, (String) value));
        return texts;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored content of a mail is damaged", e);
        }
    }

    private static Object value(JsonNode node) {
        if (node.has(YEN)) {
            return Yen.of(node.get(YEN).longValue());
        }
        if (node.has(DAY)) {
            return LocalDate.parse(node.get(DAY).textValue());
        }
        if (node.has(INSTANT)) {
            return Instant.parse(node.get(INSTANT).textValue());
        }
        if (node.has(TEXTS)) {
            Map<String, String> texts = new HashMap<>();
            node.get(TEXTS)
                    .fields()
                    .forEachRemaining(t -> texts.put(t.getKey(), t.getValue().textValue()));
            return new LocalizedText(texts);
        }
        return node.isNumber() ? (Object) node.longValue() : node.textValue();
    }
}
