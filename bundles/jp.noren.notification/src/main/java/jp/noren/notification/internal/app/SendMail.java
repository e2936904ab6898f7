package jp.noren.notification.internal.app;

import java.time.Clock;
import jp.noren.i18n.Messages;
import jp.noren.kernel.Ids;
import jp.noren.notification.api.Mails;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.persistence.Outbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a mail into the running transaction: a row of the log with its content, and an event that names the row. */
@Component(service = Mails.class)
public final class SendMail implements Mails {
    static final String TOPIC = "notification.mail";

    private final Outbox outbox;
    private final DeliveryLog log;
    private final TransportWatch watch;
    private final Clock clock;
    private final SecretSeal seal;

    @Activate
    public SendMail(
            @Reference Outbox outbox,
            @Reference DeliveryLog log,
            @Reference TransportWatch watch,
            @Reference Clock clock,
            @Reference SecretSeal seal) {
        this.outbox = outbox;
        this.log = log;
        this.watch = watch;
        this.clock = clock;
        this.seal = seal;
    }

    @Override
    public void send(Mail mail) {
        String id = Ids.random("mail");
        outbox.publish(TOPIC, id, "{\"mail\":\"" + id + "\"}");
        String language = Messages.LANGUAGES.contains(mail.language()) ? mail.language() : Messages.LANGUAGES.get(0);
        Delivery asked = Delivery.asked(
                id, mail.storefront(), mail.member(), mail.to(), language, mail.template(), clock.instant());
        log.add(asked, new DeliveryLog.Content(mail.args(), seal.close(mail.secrets(), id)));
        watch.lookAfterCommit();
    }
}
