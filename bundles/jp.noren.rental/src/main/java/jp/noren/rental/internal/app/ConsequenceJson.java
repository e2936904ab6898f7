package jp.noren.rental.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.rental.internal.domain.Consequence;

/** Consequences as text, so that each value comes back with its type and is written as the reader's language does. */
public final class ConsequenceJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String YEN = "yen";
    private static final String DAY = "day";
    private static final String TEXTS = "texts";

    private ConsequenceJson() {}

    static String write(List<Consequence> consequences) {
        ArrayNode all = JSON.createArrayNode();
        for (Consequence one : consequences) {
            ObjectNode node = all.addObject();
            node.put("code", one.code()).put("acknowledge", one.acknowledge());
            ObjectNode args = node.putObject("args");
            one.args().forEach((name, value) -> put(args, name, value));
        }
        return all.toString();
    }

    private static void put(ObjectNode args, String name, Object value) {
        if (value instanceof Yen yen) {
            args.putObject(name).put(YEN, yen.amount());
        } else if (value instanceof LocalDate day) {
            args.putObject(name).put(DAY, day.toString());
        } else if (value instanceof LocalizedText text) {
            ObjectNode texts = args.putObject(name).putObject(TEXTS);
            text.texts().forEach(texts::put);
        } else if (value instanceof Number number) {
            args.put(name, number.longValue());
        } else {
            args.put(name, String.valueOf(value));
        }
    }

    public static List<Consequence> read(String json) {
        List<Consequence> all = new ArrayList<>();
        for (JsonNode node : parse(json)) {
            Map<String, Object> args = new HashMap<>();
            node.path("args").properties().forEach(arg -> args.put(arg.getKey(), value(arg.getValue())));
            all.add(new Consequence(
                    node.path("code").asText(), args, node.path("acknowledge").asBoolean()));
        }
        return all;
    }

    private static Object value(JsonNode node) {
        if (node.has(YEN)) {
            return Yen.of(node.get(YEN).longValue());
        }
        if (node.has(DAY)) {
            return LocalDate.parse(node.get(DAY).textValue());
        }
        if (node.has(TEXTS)) {
            Map<String, String> texts = new HashMap<>();
            node.get(TEXTS)
                    .properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
            return new LocalizedText(texts);
        }
        return node.isNumber() ? (Object) node.longValue() : node.textValue();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored consequences of an application are damaged", e);
        }
    }
}
