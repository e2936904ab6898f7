package jp.noren.support.internal.app;

import java.util.Locale;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What things are called. */
@Component(service = Words.class)
public final class Words {
    private final Messages messages;

    @Activate
    public Words(@Reference Messages messages) {
        this.messages = messages;
    }

    public String text(String language, String code, Map<String, ?> args) {
        return messages.text(language, code, args);
    }

    /** The name of a cover; one without a word is called by its own code. */
    public LocalizedText cover(String cover) {
        String code = "support.cover-" + cover.toLowerCase(Locale.ROOT).replace('_', '-');
        return LocalizedText.of(in("ja", code, cover), in("en", code, cover), in("vi", code, cover));
    }

    private String in(String language, String code, String otherwise) {
        return messages.find(language, code, Map.of()).orElse(otherwise);
    }
}
