package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks into the inbox: the payment that a message speaks of is asked for at once. A message about a payment that is settled changes nothing. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=payment.inbox", Job.INTERVAL_SECONDS + ":Integer=5"})
public final class AskAfterNotifications implements Job {
    private static final int BITE = 50;

    private final Clock clock;
    private final Transactions transactions;
    private final Inbox inbox;
    private final Attempts attempts;

    @Activate
    public AskAfterNotifications(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Inbox inbox,
            @Reference Attempts attempts) {
        this.clock = clock;
        this.transactions = transactions;
        this.inbox = inbox;
        this.attempts = attempts;
    }

    @Override
    public boolean run() {
        List<Inbox.Message> waiting = inbox.waiting(BITE);
        waiting.forEach(message -> transactions.run(() -> look(message)));
        return waiting.size() == BITE;
    }

    private void look(Inbox.Message message) {
        Instant now = clock.instant();
        Optional<Attempt> attempt = attempts.findByReference(message.provider(), message.reference());
        attempt.ifPresent(found -> attempts.hasten(found.id(), now));
        inbox.done(message, attempt.isPresent() ? "ASKED" : "NOBODY", now);
    }
}
