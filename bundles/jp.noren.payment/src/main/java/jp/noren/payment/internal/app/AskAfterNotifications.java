package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks into the inbox: the payment that a message speaks of is asked for at once. A message about a payment that is settled changes nothing. One about
 * a payment that we do not know may have come before its own answer: only when nobody is found for a while, the company is asked what it is.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=payment.inbox", Job.INTERVAL_SECONDS + ":Integer=5"})
public final class AskAfterNotifications implements Job {
    private static final int BITE = 50;
    private static final Duration MAY_STILL_COME = Duration.ofMinutes(10);

    private final Clock clock;
    private final Transactions transactions;
    private final Inbox inbox;
    private final Attempts attempts;
    private final AskAboutStranger strangers;

    @Activate
    public AskAfterNotifications(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Inbox inbox,
            @Reference Attempts attempts,
            @Reference AskAboutStranger strangers) {
        this.clock = clock;
        this.transactions = transactions;
        this.inbox = inbox;
        this.attempts = attempts;
        this.strangers = strangers;
    }

    @Override
    public boolean run() {
        List<Inbox.Message> waiting = inbox.waiting(clock.instant(), BITE);
        waiting.forEach(this::look);
        return waiting.size() == BITE;
    }

    private void look(Inbox.Message message) {
        Instant now = clock.instant();
        Optional<Attempt> attempt = attempts.findByReference(message.provider(), message.reference());
        if (attempt.isPresent()) {
            transactions.run(() -> {
                attempts.hasten(attempt.get().id(), now);
                inbox.done(message, "ASKED", now);
            });
        } else if (now.isBefore(message.storedAt().plus(MAY_STILL_COME))) {
            inbox.later(message, message.storedAt().plus(MAY_STILL_COME));
        } else {
            stranger(message, now);
        }
    }

    private void stranger(Inbox.Message message, Instant now) {
        Optional<String> what = strangers.ask(message);
        if (what.isPresent()) {
            inbox.done(message, what.get(), now);
        } else {
            inbox.later(message, now.plus(MAY_STILL_COME));
        }
    }
}
