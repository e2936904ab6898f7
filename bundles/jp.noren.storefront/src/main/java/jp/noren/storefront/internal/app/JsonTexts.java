package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/** Values of policies as text and back. */
final class JsonTexts {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private JsonTexts() {}

    /** @throws IllegalArgumentException for what is no JSON */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** What is no JSON is a text, null is nothing. */
    static JsonNode readLeniently(String text) {
        if (text == null) {
            return null;
        }
        try {
            return read(text);
        } catch (IllegalArgumentException e) {
            return TextNode.valueOf(text);
        }
    }

    static String write(JsonNode value) {
        return value.toString();
    }
}
