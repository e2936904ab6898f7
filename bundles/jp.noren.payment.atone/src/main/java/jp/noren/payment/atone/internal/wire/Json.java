package jp.noren.payment.atone.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON as it is written to others and read from them: UTF-8, no name twice, nothing after the end, nothing deep. */
final class Json {
    private static final int DEPTH = 16;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The first payment after a swap does not pay for the mapper's own start out of its deadline. */
    Json() {
        try {
            read(write(Map.of("amount", 1)));
        } catch (BadReplyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Maps with their names in order, and lists. */
    Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> sorted = new TreeMap<>();
            node.fields().forEachRemaining(field -> sorted.put(field.getKey(), plain(field.getValue())));
            return sorted;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(part -> list.add(plain(part)));
            return list;
        }
        return mapper.convertValue(node, Object.class);
    }

    byte[] write(Map<String, Object> object) {
        try {
            return mapper.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws BadReplyException for what is no object */
    JsonNode read(byte[] body) throws BadReplyException {
        try (JsonParser parser = mapper.createParser(text(body))) {
            JsonNode node = mapper.readTree(parser);
            if (node == null || !node.isObject()) {
                throw new BadReplyException("no object");
            }
            return node;
        } catch (IOException | RuntimeException e) {
            throw new BadReplyException("no JSON");
        }
    }

    /** A byte order mark is no part of JSON, and stays in the text to be refused. */
    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }
}
