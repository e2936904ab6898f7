package jp.noren.payment.spi.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Yen;

/**
 * A JSON object that goes to a payment company or came from one. What came is asked for by name and type, and whatever is not as asked for is a
 * {@link BadReplyException}: a reply is believed only if all of it is right. Shows nothing of itself in a log.
 */
public final class JsonObject {
    private static final long MOST_YEN = 9_999_999_999L;

    private final Map<String, Object> members;

    JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /** An object without members, to write. */
    public static JsonObject empty() {
        return new JsonObject(Map.of());
    }

    /** One whole object in UTF-8, with no name twice and nothing behind it. */
    public static JsonObject read(byte[] body) throws BadReplyException {
        return JsonReader.read(body);
    }

    /** This, and one text more; a null is left out. */
    public JsonObject with(String name, String text) {
        return text == null ? this : and(name, text);
    }

    /** This, and one amount more, as whole yen. */
    public JsonObject with(String name, Yen amount) {
        return and(name, amount.amount());
    }

    /** This, and one address more; a null is left out. */
    public JsonObject with(String name, URI address) {
        return with(name, address == null ? null : address.toString());
    }

    /** This, and one object more. */
    public JsonObject with(String name, JsonObject object) {
        return and(name, object);
    }

    /** This, and one list more. */
    public JsonObject with(String name, List<JsonObject> list) {
        return and(name, List.copyOf(list));
    }

    private JsonObject and(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new JsonObject(more);
    }

    /** As it is sent. */
    public byte[] bytes() {
        return JsonWriter.write(this).getBytes(StandardCharsets.UTF_8);
    }

    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    /** A text that must be there, with 1 to 1,000 characters. */
    public String text(String name) throws BadReplyException {
        if (members.get(name) instanceof String text && !text.isEmpty() && text.length() <= 1000) {
            return text;
        }
        throw new BadReplyException("no fitting " + name);
    }

    /** A text that may be absent, null or empty. */
    public Optional<String> maybe(String name) throws BadReplyException {
        Object value = members.get(name);
        return value == null || value.equals("") ? Optional.empty() : Optional.of(text(name));
    }

    /** An amount that must be there: a whole number of yen, 0 to 9,999,999,999. A fraction, an exponent or digits in quotes are none. */
    public Yen yen(String name) throws BadReplyException {
        if (members.get(name) instanceof Long yen && yen >= 0 && yen <= MOST_YEN) {
            return Yen.of(yen);
        }
        throw new BadReplyException("no fitting " + name);
    }

    /** An absolute address that must be there, {@linkplain Endpoint safe but for its query}. */
    public URI address(String name) throws BadReplyException {
        String text = text(name);
        if (Endpoint.isSafe(text.replaceFirst("\\?[!-~]*$", ""))) {
            try {
                return URI.create(text);
            } catch (IllegalArgumentException e) {
                throw new BadReplyException("no fitting " + name);
            }
        }
        throw new BadReplyException("no fitting " + name);
    }

    /** An object that must be there. */
    public JsonObject object(String name) throws BadReplyException {
        if (members.get(name) instanceof JsonObject object) {
            return object;
        }
        throw new BadReplyException("no fitting " + name);
    }

    /** A list of objects that must be there. */
    public List<JsonObject> objects(String name) throws BadReplyException {
        if (members.get(name) instanceof List<?> list && list.stream().allMatch(JsonObject.class::isInstance)) {
            return list.stream().map(JsonObject.class::cast).toList();
        }
        throw new BadReplyException("no fitting " + name);
    }

    /** This, when it names what was asked about; else it is the reply to something else. */
    public JsonObject about(String name, String asked) throws BadReplyException {
        if (asked.equals(members.get(name))) {
            return this;
        }
        throw new BadReplyException("another " + name);
    }

    @Override
    public String toString() {
        return "JsonObject[hidden]";
    }
}
