package jp.noren.payment.internal.rest;

import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The small page a buyer sees whose shop has no page of its own to come back to. */
@Component(service = ReturnPage.class)
public final class ReturnPage {
    private final Messages messages;

    @Activate
    public ReturnPage(@Reference Messages messages) {
        this.messages = messages;
    }

    String html(String language, PaymentView payment) {
        String title = messages.text(language, "payment.return-title", Map.of());
        String text = messages.text(
                language,
                code(payment.status()),
                Map.of("amount", payment.amount().amount()));
        return "<!doctype html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escape(title) + "</title></head>"
                + "<body><h1>" + escape(title) + "</h1><p>" + escape(text) + "</p></body></html>\n";
    }

    private static String code(PaymentStatus status) {
        if (status.isPaid()) {
            return "payment.return-paid";
        }
        return status.isOpen() ? "payment.return-confirming" : "payment.return-not-paid";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
