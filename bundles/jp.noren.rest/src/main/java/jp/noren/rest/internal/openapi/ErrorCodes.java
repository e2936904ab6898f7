package jp.noren.rest.internal.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import jp.noren.i18n.Messages;

/** What a code means, in the languages of the house; placeholders stay visible. */
public final class ErrorCodes {
    private final Supplier<Messages> messages;

    public ErrorCodes(Supplier<Messages> messages) {
        this.messages = messages;
    }

    /** Language to text; empty when no bundle knows the code now. */
    Map<String, String> texts(String code) {
        Map<String, String> texts = new LinkedHashMap<>();
        Messages known = messages.get();
        if (known != null) {
            for (String language : Messages.LANGUAGES) {
                known.find(language, code, Map.of()).ifPresent(text -> texts.put(language, text));
            }
        }
        return texts;
    }
}
