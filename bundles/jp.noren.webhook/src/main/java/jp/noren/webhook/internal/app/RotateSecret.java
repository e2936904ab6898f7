package jp.noren.webhook.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.noren.access.api.Caller;
import jp.noren.persistence.Transactions;
import jp.noren.webhook.internal.domain.Endpoint;
import jp.noren.webhook.internal.domain.SigningSecret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives an endpoint a new secret. For a while messages carry a signature of each, so that the receiver loses none while he changes his. */
@Component(service = RotateSecret.class, configurationPid = "jp.noren.webhook")
public final class RotateSecret {

    /** @param oldUntil how long the secrets before it sign, too */
    public record Rotated(SigningSecret secret, Instant oldUntil) {}

    private final Duration overlap;
    private final Clock clock;
    private final Transactions transactions;
    private final Secrets secrets;
    private final Notices notices;

    @Activate
    public RotateSecret(
            WebhookConfig config,
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Secrets secrets,
            @Reference Notices notices) {
        this.overlap = Duration.ofHours(config.overlap_hours());
        this.clock = clock;
        this.transactions = transactions;
        this.secrets = secrets;
        this.notices = notices;
    }

    /** @param atOnce the old one has leaked: it signs nothing any more */
    public Rotated handle(Caller caller, Endpoint endpoint, boolean atOnce) {
        Instant now = clock.instant();
        Instant until = atOnce ? now : now.plus(overlap);
        return transactions.required(() -> {
            SigningSecret secret = secrets.replace(endpoint.id(), until, now);
            notices.record(caller, endpoint, "webhook.secret-rotated");
            return new Rotated(secret, until);
        });
    }
}
