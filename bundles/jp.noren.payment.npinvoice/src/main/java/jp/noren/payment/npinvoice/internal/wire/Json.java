package jp.noren.payment.npinvoice.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.noren.payment.npinvoice.internal.app.BadReplyException;

/** JSON, read strictly: one object in UTF-8, no member twice, nothing behind it, no depth that serves no purpose. */
public final class Json {
    private static final int DEEPEST = 32;
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] write(ObjectNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode read(byte[] body) throws BadReplyException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode node = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new BadReplyException("not an object");
        } catch (CharacterCodingException e) {
            throw new BadReplyException("not UTF-8");
        } catch (JsonProcessingException e) {
            throw new BadReplyException("not JSON");
        }
    }

    /** A member that must be an object. */
    public static JsonNode object(JsonNode parent, String name) throws BadReplyException {
        return required(parent.path(name), parent.path(name).isObject(), name);
    }

    /** A member that must be a list. */
    public static JsonNode list(JsonNode parent, String name) throws BadReplyException {
        return required(parent.path(name), parent.path(name).isArray(), name);
    }

    /** A text that must be there and fit. */
    public static String text(JsonNode parent, String name, Pattern form) throws BadReplyException {
        JsonNode node = parent.path(name);
        required(node, node.isTextual() && form.matcher(node.textValue()).matches(), name);
        return node.textValue();
    }

    /** A text that may be absent, null or empty; where it is none of these, it must fit. */
    public static Optional<String> maybe(JsonNode parent, String name, Pattern form) throws BadReplyException {
        JsonNode node = parent.path(name);
        if (node.isMissingNode()
                || node.isNull()
                || node.isTextual() && node.textValue().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text(parent, name, form));
    }

    /** Where a reply repeats what was asked, it must be the same: else it is the answer to something else. */
    public static void echo(JsonNode parent, String name, String sent) throws BadReplyException {
        JsonNode node = parent.path(name);
        boolean same = node.isMissingNode()
                || node.isNull()
                || node.isTextual() && node.textValue().equals(sent);
        required(node, same, name);
    }

    private static JsonNode required(JsonNode node, boolean right, String name) throws BadReplyException {
        if (!right) {
            throw new BadReplyException("no fitting " + name);
        }
        return node;
    }
}
