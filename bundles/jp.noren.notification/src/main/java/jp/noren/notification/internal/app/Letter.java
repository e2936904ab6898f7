package jp.noren.notification.internal.app;

import java.util.HashMap;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.notification.api.MailTransport;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.notification.internal.domain.MailText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts a mail into words: its template's texts in the reader's language, in the shop's name. */
@Component(service = Letter.class)
public final class Letter {
    private final Messages messages;
    private final Shops shops;
    private final SecretSeal seal;

    @Activate
    public Letter(@Reference Messages messages, @Reference Shops shops, @Reference SecretSeal seal) {
        this.messages = messages;
        this.shops = shops;
        this.seal = seal;
    }

    /** @throws IllegalStateException while the bundle that owns the template is away: later again */
    MailTransport.Message write(DeliveryLog.Waiting waiting) {
        Delivery delivery = waiting.delivery();
        Map<String, Object> values = new HashMap<>(waiting.content().args());
        values.putAll(seal.open(waiting.content().secrets(), delivery.id()));
        return new MailTransport.Message(
                delivery.id() + "@" + shops.host(),
                shops.from(delivery.storefront(), delivery.language()),
                delivery.recipient(),
                MailText.line(text(delivery, "subject", values)),
                text(delivery, "body", values),
                delivery.language());
    }

    private String text(Delivery delivery, String part, Map<String, ?> values) {
        String code = delivery.template() + "." + part;
        return messages.find(delivery.language(), code, values)
                .orElseThrow(() -> new IllegalStateException("no text " + code));
    }
}
