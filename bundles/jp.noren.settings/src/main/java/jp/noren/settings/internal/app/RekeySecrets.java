package jp.noren.settings.internal.app;

import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the next master key and seals every secret anew with it. What cannot be opened stays as it is and is counted. */
@Component(service = RekeySecrets.class)
public final class RekeySecrets {
    private final MasterKeys keys;
    private final SettingsStore store;
    private final SecretBox box;
    private final Transactions transactions;
    private final AuditTrail audit;

    @Activate
    public RekeySecrets(
            @Reference MasterKeys keys,
            @Reference SettingsStore store,
            @Reference SecretBox box,
            @Reference Transactions transactions,
            @Reference AuditTrail audit) {
        this.keys = keys;
        this.store = store;
        this.box = box;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * What was done.
     *
     * @param key the id of the key that everything is sealed with now
     * @param resealed how many secrets
     * @param unreadable how many lie under a key that this node does not have
     */
    public record Rekeyed(String key, int resealed, int unreadable) {}

    /** @param actor for the trail */
    public Rekeyed handle(Caller actor) {
        String current = keys.advance().id();
        int[] counts = new int[2];
        for (OwnSettings settings : store.all()) {
            settings.secrets().stream()
                    .filter(secret -> !secret.keyId().equals(current))
                    .forEach(secret -> counts[reseal(settings.of(), secret) ? 0 : 1]++);
        }
        Rekeyed done = new Rekeyed(current, counts[0], counts[1]);
        transactions.run(() -> audit.record(
                actor,
                null,
                "settings.rekeyed",
                current,
                Map.of("resealed", done.resealed(), "unreadable", done.unreadable())));
        return done;
    }

    /** Makes the next master key without using it yet: so that it can be brought to the other nodes first. */
    public String prepare(Caller actor) {
        String made = keys.prepare().id();
        transactions.run(() -> audit.record(actor, null, "settings.key-made", made, Map.of()));
        return made;
    }

    private boolean reseal(OwnSettings.Of of, SealedSecret secret) {
        return box.open(of, secret)
                .map(open -> box.seal(of, secret.key(), open, secret.since()))
                .map(after -> transactions.required(() -> store.reseal(of, secret, after)))
                .isPresent();
    }
}
