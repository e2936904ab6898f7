package jp.noren.webhook.internal.app;

import java.time.Instant;
import java.util.List;
import jp.noren.kernel.Ids;
import jp.noren.webhook.internal.domain.SigningSecret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The secrets of an endpoint: one, and for a while after a rotation the old one too. */
@Component(service = Secrets.class)
public final class Secrets {
    private final SecretBook book;
    private final SecretSeal seal;

    @Activate
    public Secrets(@Reference SecretBook book, @Reference SecretSeal seal) {
        this.book = book;
        this.seal = seal;
    }

    /** A new secret in the running transaction; it is shown once, by whoever asked. */
    SigningSecret issue(String endpoint, Instant now) {
        SigningSecret secret = SigningSecret.random();
        book.add(Ids.random("whs"), endpoint, seal.close(secret.text(), endpoint), now);
        return secret;
    }

    /** The old ones are good until then. */
    SigningSecret replace(String endpoint, Instant oldUntil, Instant now) {
        book.end(endpoint, oldUntil);
        return issue(endpoint, now);
    }

    /** Those to sign with, the newest first. */
    List<SigningSecret> valid(String endpoint, Instant now) {
        return book.valid(endpoint, now).stream()
                .map(closed -> new SigningSecret(seal.open(closed, endpoint)))
                .toList();
    }

    void remove(String endpoint) {
        book.remove(endpoint);
    }
}
