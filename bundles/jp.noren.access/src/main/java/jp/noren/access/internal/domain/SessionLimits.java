package jp.noren.access.internal.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lives: a time without use, and a time in all. Use is written down at most once a minute, so an idle session ends up to a minute
 * early, never late.
 */
public record SessionLimits(Duration idle, Duration absolute) {
    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

    public boolean isAlive(Instant lastUse, Instant expiresAt, Instant now) {
        return now.isBefore(expiresAt) && now.isBefore(lastUse.plus(idle));
    }

    public boolean isUseToBeNoted(Instant lastUse, Instant now) {
        return !now.isBefore(lastUse.plus(NOTE_EVERY));
    }
}
