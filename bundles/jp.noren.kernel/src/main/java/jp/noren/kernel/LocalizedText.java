package jp.noren.kernel;

import java.util.Map;

/**
 * A text of the data (a product's name, say) in the languages that its owner wrote it in.
 *
 * @param texts language code ({@code ja}, {@code en}, {@code vi}) to text; {@code ja} is always there
 */
public record LocalizedText(Map<String, String> texts) {
    public LocalizedText {
        texts = Map.copyOf(texts);
        if (!texts.containsKey("ja")) {
            throw new IllegalArgumentException("a text needs its Japanese form");
        }
    }

    public static LocalizedText of(String ja, String en, String vi) {
        return new LocalizedText(Map.of("ja", ja, "en", en, "vi", vi));
    }

    /** The text in the language asked for, else in Japanese. */
    public String in(String language) {
        return texts.getOrDefault(language, texts.get("ja"));
    }
}
