package jp.noren.payment.sbps.internal.domain;

import java.time.Duration;

/** The end of a call, measured on the machine's own timer so that a moved clock does not stretch or cut it. */
public final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean hasPassed() {
        return left().isNegative() || left().isZero();
    }

    public Duration left() {
        return Duration.ofNanos(endNanos - System.nanoTime());
    }

    /** Milliseconds to wait at most for one step, at least one: zero would mean "for ever" to a socket. */
    public int millisAtMost(Duration step) {
        long millis = Math.min(left().toMillis(), step.toMillis());
        return (int) Math.max(1, millis);
    }
}
