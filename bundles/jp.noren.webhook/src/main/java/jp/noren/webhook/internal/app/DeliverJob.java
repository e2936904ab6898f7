package jp.noren.webhook.internal.app;

import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for messages that have become due: retries, and what a node that died has left. */
@Component(property = {Job.NAME + "=webhook.deliver", Job.INTERVAL_SECONDS + ":Integer=2"})
public final class DeliverJob implements Job {
    private final Dispatcher dispatcher;

    @Activate
    public DeliverJob(@Reference Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public boolean run() {
        dispatcher.wake();
        return false;
    }
}
