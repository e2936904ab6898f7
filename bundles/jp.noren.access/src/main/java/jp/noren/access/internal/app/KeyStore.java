package jp.noren.access.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys. A key is found by its hash; it has no end until its client gets another one, and goes with its principal. */
public interface KeyStore {

    void add(String keyHash, String principal, ApiKey key);

    /** A key with its bearer, who has not been removed. */
    record Found(ApiKey key, Principal bearer) {}

    Optional<Found> find(String keyHash);

    void noteUse(String id, Instant at);

    /** The keys of a client, the newest first. */
    List<ApiKey> list(String principal);

    /** Lets all keys of a client end at the instant, those that end sooner as they are. */
    void endAll(String principal, Instant at);

    /** Ends one key at once; false when the client has none such. */
    boolean remove(String principal, String id);

    void removeAll(String principal);

    /** Removes what can no longer be used. */
    int sweep(Instant now);
}
