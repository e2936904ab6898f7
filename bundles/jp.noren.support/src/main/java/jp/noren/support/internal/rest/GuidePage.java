package jp.noren.support.internal.rest;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.i18n.Messages;
import jp.noren.support.internal.app.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The guide as a page, with its way to the other languages (R055). */
@Component(service = GuidePage.class)
public final class GuidePage {
    private static final int STEPS = 4;

    private final Words words;

    @Activate
    public GuidePage(@Reference Words words) {
        this.words = words;
    }

    String html(String storefront, String shop, String language) {
        String title = text(language, "title");
        String steps = Stream.iterate(1, n -> n + 1)
                .limit(STEPS)
                .map(n -> "<li>" + text(language, "step-" + n) + "</li>")
                .collect(Collectors.joining());
        String others = Messages.LANGUAGES.stream()
                .map(one -> "<a lang=\"" + one + "\" href=\"" + GuideResource.URL + "?storefront=" + escaped(storefront)
                        + "&amp;language=" + one + "\">" + text(one, "language") + "</a>")
                .collect(Collectors.joining(" | "));
        return "<!doctype html><html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + title
                + "</title></head><body><main><p>"
                + escaped(shop) + "</p><h1>" + title + "</h1><ol>" + steps + "</ol><p>" + text(language, "help")
                + "</p><p>" + others + "</p></main></body></html>";
    }

    private String text(String language, String name) {
        return escaped(words.text(language, "support.guide-" + name, Map.of()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
