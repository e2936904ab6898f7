package jp.noren.notification.internal.app;

import java.util.concurrent.atomic.AtomicBoolean;
import jp.noren.notification.api.MailTransport;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that nothing carries mails. They stay waiting, untried, and leave as soon as a transport is there. */
@Component(service = TransportWatch.class)
public final class TransportWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TransportWatch.class);

    private final Transactions transactions;
    private final AtomicBoolean said = new AtomicBoolean();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile MailTransport transport;

    @Activate
    public TransportWatch(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    /** Called when a mail is asked for. */
    void lookAfterCommit() {
        transactions.afterCommit(this::look);
    }

    private void look() {
        if (transport != null) {
            said.set(false);
        } else if (said.compareAndSet(false, true)) {
            LOG.warn("No transport for mails: they wait. Configure jp.noren.notification.smtp");
        }
    }
}
