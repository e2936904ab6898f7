package jp.noren.payment.spi.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The end of a call, measured on the machine's own timer so that a moved clock does not stretch or cut it. */
public final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The asker's instant, or {@code atMost} from now if that is nearer. */
    public static Deadline until(Instant instant, Clock clock, Duration atMost) {
        Duration left = Duration.between(clock.instant(), instant);
        return in(left.compareTo(atMost) < 0 ? left : atMost);
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
