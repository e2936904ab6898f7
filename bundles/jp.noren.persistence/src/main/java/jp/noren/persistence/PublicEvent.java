package jp.noren.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.kernel.Yen;

/**
 * Something that happened in a storefront and that other companies' systems may hear of. Thin on purpose: ids, states and sums; never a secret, never
 * a person's name or address. Who wants more asks the interface for the object. The body follows Standard Webhooks 1.0.0.
 *
 * @param type {@code <noun>.<past participle>} with underscores inside words, such as {@code order.paid} or {@code contract.plan_changed}
 * @param at when it happened
 * @param storefront whose
 * @param object the id of what it happened to; events of one object are written down in their order
 * @param data String, Long, Integer, Boolean, Yen (as a number), LocalDate or Instant by names in snake case; nulls are left out
 */
public record PublicEvent(String type, Instant at, String storefront, String object, Map<String, ?> data) {

    /** The topic of all of them; the aggregate is {@code <storefront>:<object>}. */
    public static final String TOPIC = "event";

    /** Whose event it is, as the outbox keeps it. */
    public String aggregate() {
        return storefront + ":" + object;
    }

    /** {@code {"type":…,"timestamp":…,"data":{"storefront":…, …}}}. */
    public String payload() {
        Map<String, Object> all = new TreeMap<>(data);
        all.put("storefront", storefront);
        StringBuilder json = new StringBuilder(200);
        json.append("{\"type\":");
        text(json, type);
        json.append(",\"timestamp\":");
        text(json, at.truncatedTo(ChronoUnit.MILLIS).toString());
        json.append(",\"data\":{");
        int begin = json.length();
        all.forEach((name, value) -> {
            if (value != null) {
                json.append(json.length() == begin ? "" : ",");
                text(json, name);
                json.append(':');
                value(json, name, value);
            }
        });
        return json.append("}}").toString();
    }

    private static void value(StringBuilder json, String name, Object value) {
        if (value instanceof Yen yen) {
            json.append(yen.amount());
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof String || value instanceof LocalDate || value instanceof Instant) {
            text(json, value.toString());
        } else {
            throw new IllegalArgumentException("A public event holds no " + value.getClass() + ": " + name);
        }
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
