package jp.noren.webhook.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets events, the log and secrets that have ended, when they have been kept as long as configured. */
@Component(
        property = {Job.NAME + "=webhook.sweep", Job.INTERVAL_SECONDS + ":Integer=3600"},
        configurationPid = "jp.noren.webhook")
public final class SweepJob implements Job {
    private final Duration kept;
    private final Clock clock;
    private final EventBook events;
    private final DeliveryBook deliveries;
    private final SecretBook secrets;

    @Activate
    public SweepJob(
            WebhookConfig config,
            @Reference Clock clock,
            @Reference EventBook events,
            @Reference DeliveryBook deliveries,
            @Reference SecretBook secrets) {
        this.kept = Duration.ofDays(config.kept_days());
        this.clock = clock;
        this.events = events;
        this.deliveries = deliveries;
        this.secrets = secrets;
    }

    @Override
    public boolean run() {
        Instant before = clock.instant().minus(kept);
        secrets.forget(before);
        boolean more = deliveries.forget(before);
        return events.forget(before) || more;
    }
}
