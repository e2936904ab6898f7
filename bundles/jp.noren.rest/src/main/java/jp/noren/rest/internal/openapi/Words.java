package jp.noren.rest.internal.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What the members of the document's examples hold where their schema gives no example: one word, one meaning, so a name has one value in the whole
 * house; {@code Schema.name} where a schema means another.
 */
final class Words {
    /** Stands where nobody has said what could stand there. */
    static final String NONE = "…";

    private static final Map<String, String> FORMATS = Map.of(
            "date", "2026-12-01",
            "date-time", "2026-11-21T01:00:00Z",
            "duration", "P7D",
            "email", "yuzu@mail.example",
            "password", "shima-uma no noren",
            "uri", "https://shop.example/orders",
            "uri-reference", "/api/v1/docs");

    private final Map<String, Object> words;

    private Words(Map<String, Object> words) {
        this.words = words;
    }

    static Words ofTheHouse() {
        try (InputStream in = Words.class.getResourceAsStream("/examples/words.yaml")) {
            return new Words(Parts.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object find(String owner, String name) {
        return words.getOrDefault(owner + "." + name, words.get(name));
    }

    /** {@link #NONE} for a member that has no example, no format and no word: its author has to give one, as the build says. */
    String text(String owner, String name, String format) {
        if (FORMATS.containsKey(format)) {
            return words.get(owner + "." + name) instanceof String own ? own : FORMATS.get(format);
        }
        return find(owner, name) instanceof String text ? text : NONE;
    }

    Number number(String owner, String name, Object minimum) {
        if (find(owner, name) instanceof Number number) {
            return number;
        }
        return minimum instanceof Number least ? least : 1;
    }

    boolean truth(String owner, String name) {
        return find(owner, name) instanceof Boolean truth && truth;
    }

    /** Where any JSON value may stand. */
    Object any(String name) {
        return words.getOrDefault(name, Map.of());
    }
}
