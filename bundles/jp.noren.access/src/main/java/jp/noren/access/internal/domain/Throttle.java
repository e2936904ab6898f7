package jp.noren.access.internal.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a login was tried without success, and until when it has to wait. Five tries are free; after them each failure doubles the wait, from 30
 * seconds up to 15 minutes. A day without a failure, or a success, makes it forget.
 *
 * @param failures tries so far
 * @param blockedUntil no try before this instant
 */
public record Throttle(int failures, Instant lastTry, Instant blockedUntil) {
    static final int FREE_TRIES = 5;
    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** After this time without a try nothing is remembered. */
    public static final Duration MEMORY = Duration.ofDays(1);

    public static final Throttle NONE = new Throttle(0, Instant.EPOCH, Instant.EPOCH);

    /** How long to wait before the next try; zero when it may be made. */
    public Duration waitAt(Instant now) {
        Duration wait = Duration.between(now, blockedUntil);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Counts a try before its password is looked at, so that tries made at once do not slip through together. */
    public Throttle tried(Instant now) {
        boolean forgotten = now.isAfter(lastTry.plus(MEMORY));
        int count = forgotten ? 1 : failures + 1;
        return new Throttle(count, now, now.plus(waitAfter(count)));
    }

    static Duration waitAfter(int failures) {
        if (failures < FREE_TRIES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_TRIES, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
