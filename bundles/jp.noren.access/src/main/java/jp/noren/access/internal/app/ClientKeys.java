package jp.noren.access.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.noren.access.internal.domain.OpaqueToken;
import jp.noren.kernel.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The keys of API clients: makes them, knows their bearers, lets them end. */
@Component(service = ClientKeys.class)
public final class ClientKeys {
    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);
    private static final int PREFIX_LENGTH = 12;

    private final KeyStore keys;
    private final Clock clock;

    @Activate
    public ClientKeys(@Reference KeyStore keys, @Reference Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** In the running transaction. @return the key, which stands nowhere else */
    String issue(String client) {
        String key = OpaqueToken.create(OpaqueToken.API_KEY);
        ApiKey known = new ApiKey(Ids.random("key"), key.substring(0, PREFIX_LENGTH), now(), null, null);
        keys.add(OpaqueToken.hash(key), client, known);
        return key;
    }

    /** The bearer of a key that is good; its use is noted once a minute. */
    Optional<Principal> bearer(String key) {
        return keys.find(OpaqueToken.hash(key)).filter(this::use).map(KeyStore.Found::bearer);
    }

    private boolean use(KeyStore.Found found) {
        Instant now = now();
        ApiKey key = found.key();
        boolean good = key.isGoodAt(now);
        if (good && (key.lastUse() == null || !now.isBefore(key.lastUse().plus(NOTE_EVERY)))) {
            keys.noteUse(key.id(), now);
        }
        return good;
    }

    /** Lets the keys that a client has end after the overlap. */
    void endAfter(String client, Duration overlap) {
        keys.endAll(client, now().plus(overlap));
    }

    boolean revoke(String client, String key) {
        return keys.remove(client, key);
    }

    /** Those that are good, the newest first. */
    List<ApiKey> of(String client) {
        Instant now = now();
        return keys.list(client).stream().filter(key -> key.isGoodAt(now)).toList();
    }

    void sweep() {
        keys.sweep(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
