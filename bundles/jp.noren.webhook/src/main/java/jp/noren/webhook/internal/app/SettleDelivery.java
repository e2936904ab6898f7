package jp.noren.webhook.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import jp.noren.persistence.Transactions;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;
import jp.noren.webhook.internal.domain.HealthRule;
import jp.noren.webhook.internal.domain.Verdict;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes what became of a message: the log, when it is sent again, and how its endpoint does; in one transaction, by whoever still holds the claim. */
@Component(service = SettleDelivery.class, configurationPid = "jp.noren.webhook")
public final class SettleDelivery {
    private static final int JITTER = 100;

    /** What it writes to, and by what rule. */
    @Component(service = Means.class, configurationPid = "jp.noren.webhook")
    public static final class Means {
        private final HealthRule rule;
        private final Endpoints endpoints;
        private final DeliveryBook deliveries;
        private final Notices notices;

        @Activate
        public Means(
                WebhookConfig config,
                @Reference Endpoints endpoints,
                @Reference DeliveryBook deliveries,
                @Reference Notices notices) {
            this.rule = new HealthRule(Duration.ofHours(config.warn_hours()), Duration.ofHours(config.off_hours()));
            this.endpoints = endpoints;
            this.deliveries = deliveries;
            this.notices = notices;
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Means means;
    private final Figures figures;

    @Activate
    public SettleDelivery(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Means means,
            @Reference Figures figures) {
        this.clock = clock;
        this.transactions = transactions;
        this.means = means;
        this.figures = figures;
    }

    /** @param sentAt when the try began */
    void handle(DeliveryBook.Claim claim, Endpoint endpoint, Sender.Answer answer, Instant sentAt) {
        int tries = claim.tries() + 1;
        int jitter = ThreadLocalRandom.current().nextInt(JITTER);
        Verdict verdict = Verdict.of(answer.status(), answer.retryAfter(), tries, jitter);
        Instant now = clock.instant();
        Instant dueAt = verdict.next() == null ? null : now.plus(verdict.next());
        transactions.run(() -> {
            if (means.deliveries.settle(claim, verdict.state(), dueAt, now)) {
                means.deliveries.addAttempt(claim.delivery(), attempt(claim, answer, sentAt));
                health(endpoint, verdict, tries, now);
            }
        });
        figures.sent(verdict);
    }

    private static Delivery.Attempt attempt(DeliveryBook.Claim claim, Sender.Answer answer, Instant sentAt) {
        return new Delivery.Attempt(
                claim.attempts() + 1, sentAt, answer.status(), answer.millis(), answer.failure(), answer.text());
    }

    private void health(Endpoint endpoint, Verdict verdict, int tries, Instant now) {
        verdict.rest().ifPresent(rest -> means.endpoints.rest(endpoint.id(), now.plus(rest)));
        if (verdict.isSuccess()) {
            if (endpoint.health().failingSince() != null) {
                means.endpoints.succeeded(endpoint.id());
            }
        } else if (verdict.gone()) {
            turnOff(endpoint, Endpoint.Off.GONE, now);
        } else {
            means.endpoints.failed(endpoint.id(), now);
            failing(endpoint, tries, now);
        }
    }

    private void failing(Endpoint endpoint, int tries, Instant now) {
        switch (means.rule.after(endpoint.health(), tries, now)) {
            case TURN_OFF -> turnOff(endpoint, Endpoint.Off.FAILING, now);
            case WARN -> {
                if (means.endpoints.warn(endpoint.id())) {
                    means.notices.failing(endpoint, endpoint.health().failingSince());
                }
            }
            case NOTHING -> {}
        }
    }

    private void turnOff(Endpoint endpoint, Endpoint.Off why, Instant now) {
        if (means.endpoints.turnOff(endpoint.id(), why, now)) {
            means.notices.turnedOff(endpoint, why, now);
        }
    }

    /** The endpoint has been turned off or removed since. */
    void notSent(DeliveryBook.Claim claim) {
        means.deliveries.giveBack(claim);
    }
}
