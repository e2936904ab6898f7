package jp.noren.access.internal.app;

import java.time.Instant;
import java.util.Optional;

/** Sessions of people. A session is found by the hash of its token and by nothing else. */
public interface SessionStore {

    /** A session to begin. */
    record Begun(String id, String tokenHash, String principal, Instant begunAt, Instant expiresAt) {}

    /** A session with its bearer, who has not been removed. */
    record Found(String id, Instant lastUse, Instant expiresAt, Principal bearer) {}

    void begin(Begun session);

    Optional<Found> find(String tokenHash);

    void noteUse(String id, Instant at);

    void end(String id);

    /** @param keep the session that goes on; null: none */
    void endAll(String principal, String keep);

    /** Removes what can no longer be used. */
    int sweep(Instant idleSince, Instant now);
}
