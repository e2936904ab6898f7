package jp.noren.notification.internal.app;

import java.util.concurrent.atomic.AtomicBoolean;
import jp.noren.notification.api.MailTransport;
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

    private final AtomicBoolean said = new AtomicBoolean();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile MailTransport transport;

    /** Called after a mail was asked for. */
    void look() {
        if (transport != null) {
            said.set(false);
        } else if (said.compareAndSet(false, true)) {
            LOG.warn("No transport for mails: they wait. Configure jp.noren.notification.smtp");
        }
    }
}
