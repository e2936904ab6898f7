package jp.noren.document.internal.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;

/** The words of a paper: Japanese, and those of the reader's language beside them. */
record Words(Messages messages, String language) {
    private static final String JAPANESE = "ja";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    String text(String name) {
        return text(name, Map.of());
    }

    String text(String name, Map<String, ?> args) {
        return messages.text(JAPANESE, "document.paper-" + name, args);
    }

    /** Nothing for a Japanese reader. */
    String beside(String name) {
        return beside(name, Map.of());
    }

    String beside(String name, Map<String, ?> args) {
        return JAPANESE.equals(language) ? "" : messages.text(language, "document.paper-" + name, args);
    }

    /** What the data say in the reader's language, unless it is what they say in Japanese. */
    String beside(LocalizedText text) {
        String own = text.in(language);
        return own.equals(text.in(JAPANESE)) ? "" : own;
    }

    static LocalDate day(Instant at) {
        return at.atZone(JAPAN).toLocalDate();
    }
}
