package jp.noren.sandbox.internal.web;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jp.noren.sandbox.internal.app.Mailbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The mailbox as a page to read: {@code /sandbox/mailbox}. */
@Component(service = MailboxServlet.class)
public final class MailboxServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<&\"]+(?:&amp;[^\\s<&\"]+)*");

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Mailbox (sandbox)</title>
            <style>body{font:1rem/1.6 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#222}
            summary{cursor:pointer;padding:.5rem 0;border-top:1px solid #ddd}
            small{color:#666} pre{white-space:pre-wrap;font:inherit;background:#f6f6f3;padding:1rem;margin:.2rem 0 1rem}
            i{font-style:normal;background:#e6ecf5;border-radius:.3rem;padding:0 .4rem;margin-right:.4rem}</style></head><body>
            <h1>Mailbox</h1>
            <p>サンドボックスのメールはここに届きます。 / Mails of the sandbox stay here. / Thư của môi trường thử nghiệm nằm ở đây.</p>
            %s
            </body></html>
            """;

    private final transient Mailbox mailbox;

    @Activate
    public MailboxServlet(@Reference Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        String mails = mailbox.list(request.getParameter("to")).stream()
                .limit(MOST)
                .map(MailboxServlet::entry)
                .collect(Collectors.joining("\n"));
        response.getWriter().write(String.format(PAGE, mails.isEmpty() ? "<p>–</p>" : mails));
    }

    private static String entry(Mailbox.Mail mail) {
        return "<details><summary><i lang=\"en\">" + escaped(mail.language()) + "</i><b lang=\""
                + escaped(mail.language()) + "\">" + escaped(mail.subject()) + "</b><br><small>"
                + TIME.format(mail.at())
                + " · " + escaped(mail.from()) + " → " + escaped(mail.to()) + "</small></summary><pre lang=\""
                + escaped(mail.language()) + "\">" + linked(escaped(mail.body())) + "</pre></details>";
    }

    private static String linked(String text) {
        return LINK.matcher(text)
                .replaceAll(link -> "<a href=\"" + link.group().replace("$", "\\$") + "\">"
                        + link.group().replace("$", "\\$") + "</a>");
    }

    private static String escaped(String text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
