package jp.noren.member.internal.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jp.noren.i18n.Messages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The page behind a mailed link: one button, so that a program that opens links ahead of the reader uses nothing up. For shops that have no page of
 * their own yet.
 */
@Component(service = TicketPage.class)
public final class TicketPage {
    private final Messages messages;
    private final String template = file("ticket.html");
    private final String script = file("ticket.js");

    @Activate
    public TicketPage(@Reference Messages messages) {
        this.messages = messages;
    }

    private static String file(String name) {
        try (InputStream in = TicketPage.class.getResourceAsStream("/pages/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the button does; a file of its own, because the pages of the house allow no script within. */
    String script() {
        return script;
    }

    String newPassword(String ticket, String language) {
        String field = "<label for=\"password\">" + text(language, "password-label") + "</label>"
                + "<input id=\"password\" name=\"password\" type=\"password\" minlength=\"10\" maxlength=\"128\""
                + " autocomplete=\"new-password\" required>";
        return fill("password", "redemptions", field, ticket, language);
    }

    String verifyEmail(String ticket, String language) {
        return fill("email", "../email-verifications", "", ticket, language);
    }

    private String fill(String kind, String action, String field, String ticket, String language) {
        return template.replace("${lang}", language)
                .replace("${script}", "../password-reissues/page.js")
                .replace("${title}", text(language, kind + "-title"))
                .replace("${button}", text(language, kind + "-button"))
                .replace("${done}", text(language, "done"))
                .replace("${action}", action)
                .replace("${field}", field)
                .replace("${ticket}", escaped(ticket == null ? "" : ticket));
    }

    private String text(String language, String name) {
        return escaped(messages.text(language, "member.page-" + name, Map.of()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
