package jp.noren.support.internal.rest;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.storefront.api.Storefronts;
import jp.noren.support.internal.app.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/support-guide}: how the security software is installed and set up, for storefronts without a page of their own (R055). */
@Component(service = RestResource.class)
@RestPath(path = "support-guide")
@Path("/")
public final class GuideResource implements RestResource {
    static final String URL = "/api/v1/support-guide";
    private static final int STEPS = 4;

    private final Storefronts storefronts;
    private final Words words;

    @Activate
    public GuideResource(@Reference Storefronts storefronts, @Reference Words words) {
        this.storefronts = storefronts;
        this.words = words;
    }

    @GET
    @Public
    @Produces("text/html;charset=utf-8")
    public String page(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("language") String language) {
        String wanted = Messages.LANGUAGES.contains(language) ? language : request.language();
        LocalizedText shop = storefronts
                .find(storefront == null ? "" : storefront)
                .orElseThrow(RefusedException::notFound)
                .name();
        return html(storefront, shop.in(wanted), wanted);
    }

    private String html(String storefront, String shop, String language) {
        String title = text(language, "title");
        String steps = Stream.iterate(1, n -> n + 1)
                .limit(STEPS)
                .map(n -> "<li>" + text(language, "step-" + n) + "</li>")
                .collect(Collectors.joining());
        String others = Messages.LANGUAGES.stream()
                .map(one -> "<a lang=\"" + one + "\" href=\"" + URL + "?storefront=" + escaped(storefront)
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
