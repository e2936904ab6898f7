package jp.noren.notification.internal.app;

import jp.noren.notification.api.MailTransport;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.persistence.OutboxConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a mail in its reader's language and hands it to the transport. There is no consumer without a transport, so nothing is tried in vain.
 * An event that comes twice finds its row settled; only a crash between the hand-over and the note of it can send a mail twice, and then both
 * carry the same message id.
 */
@Component(
        service = OutboxConsumer.class,
        property = OutboxConsumer.TOPIC + "=" + SendMail.TOPIC,
        configurationPid = "jp.noren.notification")
public final class DeliverMail implements OutboxConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverMail.class);

    private final DeliveryLog log;
    private final Letter letter;
    private final MailTransport transport;
    private final EndDelivery ends;
    private final int attempts;

    @Activate
    public DeliverMail(
            NotificationConfig config,
            @Reference DeliveryLog log,
            @Reference Letter letter,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) MailTransport transport,
            @Reference EndDelivery ends) {
        this.log = log;
        this.letter = letter;
        this.transport = transport;
        this.ends = ends;
        this.attempts = config.attempts();
    }

    @Override
    public void consume(Event event) throws Exception {
        var waiting = log.begin(event.aggregate());
        if (waiting.isPresent()) {
            deliver(waiting.get());
        }
    }

    private void deliver(DeliveryLog.Waiting waiting) throws Exception {
        Delivery delivery = waiting.delivery();
        try {
            MailTransport.Message message = letter.write(waiting);
            transport.deliver(message);
            ends.sent(delivery, message.id());
        } catch (MailTransport.BouncedException e) {
            LOG.warn("Mail {} bounced: {}", delivery.id(), e.code());
            ends.bounced(delivery, e.code());
        } catch (Exception e) {
            failed(delivery, e);
        }
    }

    /** A later attempt may succeed, until there were enough. */
    private void failed(Delivery delivery, Exception failure) throws Exception {
        String code = failure.getClass().getSimpleName();
        if (delivery.attempts() < attempts) {
            log.failed(delivery.id(), code);
            throw failure;
        }
        LOG.error("Mail {} is parked after {} attempts", delivery.id(), delivery.attempts(), failure);
        ends.parked(delivery, code);
    }
}
