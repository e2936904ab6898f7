package jp.noren.webhook.internal.app;

import java.time.Instant;
import java.util.List;

/** The sealed secrets of endpoints. */
public interface SecretBook {

    void add(String id, String endpoint, String closed, Instant now);

    /** Those without an end get one. */
    void end(String endpoint, Instant until);

    /** The newest first. */
    List<String> valid(String endpoint, Instant now);

    void remove(String endpoint);

    void forget(Instant endedBefore);
}
