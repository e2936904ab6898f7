package jp.noren.settings.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.settings.internal.app.Given;
import jp.noren.settings.internal.domain.Field;

/** Values of settings between JSON and the texts that they are kept as. */
final class WireValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private WireValues() {}

    /** @throws RefusedException UNPROCESSABLE for what can be no value */
    static Given given(JsonNode values) {
        if (values == null || !values.isObject()) {
            throw RefusedException.invalid(List.of(FieldError.of("/values", "rest.field-required")));
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Set<String> lists = new HashSet<>();
        values.properties().forEach(entry -> {
            texts.put(entry.getKey(), texts(entry.getKey(), entry.getValue()));
            if (entry.getValue().isArray()) {
                lists.add(entry.getKey());
            }
        });
        return new Given(texts, lists);
    }

    private static List<String> texts(String key, JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(text(key, one)));
        } else if (!value.isNull()) {
            texts.add(text(key, value));
        }
        return texts;
    }

    private static String text(String key, JsonNode value) {
        if (value.isContainerNode() || value.isNull()) {
            String pointer = "/values/" + key.replace("~", "~0").replace("/", "~1");
            throw RefusedException.invalid(
                    List.of(new FieldError(pointer, "settings.value-type", Map.of("type", "TEXT"))));
        }
        return value.asText();
    }

    /** @param texts null where nothing is set */
    static JsonNode node(Field field, List<String> texts) {
        if (texts == null || texts.isEmpty()) {
            return null;
        }
        if (!field.isList()) {
            return node(field, texts.get(0));
        }
        ArrayNode list = JSON.arrayNode();
        texts.forEach(text -> list.add(node(field, text)));
        return list;
    }

    private static JsonNode node(Field field, String text) {
        return switch (field.shape().type()) {
            case WHOLE -> JSON.numberNode(Long.parseLong(text));
            case YES_NO -> JSON.booleanNode(Boolean.parseBoolean(text));
            case TEXT, DECIMAL, SECRET -> JSON.textNode(text);
        };
    }
}
