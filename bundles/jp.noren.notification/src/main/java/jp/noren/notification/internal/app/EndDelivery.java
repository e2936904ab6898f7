package jp.noren.notification.internal.app;

import java.time.Clock;
import jp.noren.notification.api.Mails;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes how a mail ended. That a member's mail came back is told to whoever has to do something about it (R137). */
@Component(service = EndDelivery.class)
public final class EndDelivery {
    private final Clock clock;
    private final Transactions transactions;
    private final DeliveryLog log;
    private final Outbox outbox;

    @Activate
    public EndDelivery(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference DeliveryLog log,
            @Reference Outbox outbox) {
        this.clock = clock;
        this.transactions = transactions;
        this.log = log;
        this.outbox = outbox;
    }

    void sent(Delivery delivery, String messageId) {
        log.sent(delivery.id(), messageId, clock.instant());
    }

    void parked(Delivery delivery, String code) {
        log.ended(delivery.id(), Delivery.Status.PARKED, code, clock.instant());
    }

    void bounced(Delivery delivery, String code) {
        transactions.run(() -> {
            log.ended(delivery.id(), Delivery.Status.BOUNCED, code, clock.instant());
            if (delivery.member() != null && delivery.storefront() != null) {
                outbox.publish(Mails.BOUNCED, delivery.storefront() + ":" + delivery.member(), payload(delivery, code));
            }
        });
    }

    private static String payload(Delivery delivery, String code) {
        return "{\"mail\":\"" + delivery.id() + "\",\"template\":\"" + delivery.template() + "\",\"code\":\""
                + code.replaceAll("[^0-9A-Za-z.-]", "") + "\"}";
    }
}
