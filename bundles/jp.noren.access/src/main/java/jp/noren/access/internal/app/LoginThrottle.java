package jp.noren.access.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jp.noren.access.internal.domain.OpaqueToken;
import jp.noren.access.internal.domain.Throttle;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Slows repeated tries down, per login, whether the login exists or not (R090). */
@Component(service = LoginThrottle.class)
public final class LoginThrottle {
    private static final int RACES = 8;

    private final ThrottleStore store;
    private final Clock clock;

    @Activate
    public LoginThrottle(@Reference ThrottleStore store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The key under which tries are counted: a hash, because people type passwords into the field of the login. */
    static String key(String scope, String login) {
        return OpaqueToken.hash(scope + "\n" + login);
    }

    /** @throws RefusedException TOO_MANY {@code access.login-throttled} with the seconds to wait */
    void count(String key) {
        for (int race = 0; race < RACES; race++) {
            Instant now = clock.instant();
            Throttle seen = store.find(key).orElse(Throttle.NONE);
            Duration wait = seen.waitAt(now);
            if (!wait.isZero()) {
                throw throttled(wait);
            }
            if (store.replace(key, seen, seen.tried(now))) {
                return;
            }
        }
        throw throttled(Duration.ofSeconds(1));
    }

    void clear(String key) {
        store.clear(key);
    }

    private static RefusedException throttled(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new RefusedException(
                RefusedException.Kind.TOO_MANY,
                "access.login-throttled",
                Map.of("seconds", seconds, "retry_after", seconds));
    }
}
