package jp.noren.notification.internal.app;

import jp.noren.persistence.Outbox;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends a parked mail again. */
@Component(service = ResendMail.class)
public final class ResendMail {
    private final Transactions transactions;
    private final Outbox outbox;
    private final DeliveryLog log;

    @Activate
    public ResendMail(@Reference Transactions transactions, @Reference Outbox outbox, @Reference DeliveryLog log) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.log = log;
    }

    /** @return false when it is not parked, or had a secret in it, which was erased: then the member has to ask again */
    public boolean handle(String id) {
        return transactions.required(() -> {
            boolean reopened = log.reopen(id);
            if (reopened) {
                outbox.publish(SendMail.TOPIC, id, "{\"mail\":\"" + id + "\"}");
            }
            return reopened;
        });
    }
}
