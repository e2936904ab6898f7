package jp.noren.rest.internal.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket in one number: the instant at which it would be full again. Each request moves that instant on by its share of a minute; one that would
 * move it further than a minute ahead is refused.
 */
final class Bucket {
    private static final long MINUTE = 60_000_000_000L;

    private final AtomicLong fullAt;

    Bucket(long now) {
        fullAt = new AtomicLong(now);
    }

    /**
     * @param perMinute how many it holds, and how many come back in a minute
     * @param now of {@link System#nanoTime}
     * @return how many are left, or a negative number: minus the nanoseconds until there is one again
     */
    long take(int perMinute, long now) {
        long share = MINUTE / perMinute;
        while (true) {
            long seen = fullAt.get();
            long next = Math.max(seen, now) + share;
            long missing = next - now;
            if (missing > MINUTE) {
                return MINUTE - missing;
            }
            if (fullAt.compareAndSet(seen, next)) {
                return (MINUTE - missing) / share;
            }
        }
    }

    boolean isFull(long now) {
        return fullAt.get() - now <= 0;
    }
}
