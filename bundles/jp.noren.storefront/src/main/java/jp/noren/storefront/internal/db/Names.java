package jp.noren.storefront.internal.db;

import java.util.HashMap;
import java.util.Map;
import jp.noren.kernel.LocalizedText;

/** A text in languages out of its columns. */
final class Names {
    private Names() {}

    static LocalizedText of(String ja, String en, String vi) {
        Map<String, String> texts = new HashMap<>();
        texts.put("ja", ja);
        put(texts, "en", en);
        put(texts, "vi", vi);
        return new LocalizedText(texts);
    }

    private static void put(Map<String, String> texts, String language, String text) {
        if (text != null) {
            texts.put(language, text);
        }
    }
}
