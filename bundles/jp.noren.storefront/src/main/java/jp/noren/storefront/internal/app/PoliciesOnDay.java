package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.noren.storefront.api.Policies;

/** The policies of one storefront on one day. A value of another kind than is asked for is a fault of the data, and is said so. */
final class PoliciesOnDay implements Policies {
    private final Map<String, PolicyValues> values;
    private final LocalDate day;

    PoliciesOnDay(Map<String, PolicyValues> values, LocalDate day) {
        this.values = values;
        this.day = day;
    }

    Optional<JsonNode> value(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(history -> history.on(day));
    }

    Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new TreeMap<>();
        values.forEach((key, history) -> history.on(day).ifPresent(value -> all.put(key, value)));
        return all;
    }

    @Override
    public Optional<String> text(String key) {
        return value(key).map(value -> value.isTextual() ? value.textValue() : JsonTexts.write(value));
    }

    @Override
    public Optional<Integer> number(String key) {
        return value(key).map(value -> {
            require(value.canConvertToInt() && value.isIntegralNumber(), key, "a whole number");
            return value.intValue();
        });
    }

    @Override
    public Optional<Boolean> flag(String key) {
        return value(key).map(value -> {
            require(value.isBoolean(), key, "true or false");
            return value.booleanValue();
        });
    }

    @Override
    public List<String> list(String key) {
        return value(key)
                .map(value -> {
                    require(value.isArray(), key, "a list");
                    List<String> entries = new ArrayList<>();
                    value.forEach(entry -> entries.add(entry.isValueNode() ? entry.asText() : JsonTexts.write(entry)));
                    return List.copyOf(entries);
                })
                .orElseGet(List::of);
    }

    private static void require(boolean fits, String key, String wanted) {
        if (!fits) {
            throw new IllegalStateException("policy " + key + " is not " + wanted);
        }
    }
}
