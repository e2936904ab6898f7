package jp.noren.access.internal.app;

import java.time.Instant;
import java.util.Optional;
import jp.noren.access.internal.domain.Throttle;

/** Tries to log in, counted in the database and so over all nodes. */
public interface ThrottleStore {

    Optional<Throttle> find(String key);

    /** Replaces what was read by what follows from it; false when another try was faster. */
    boolean replace(String key, Throttle seen, Throttle next);

    void clear(String key);

    /** Removes what has not been tried since. */
    int sweep(Instant before);
}
