package jp.noren.rest.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must come, up to a deadline. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Eventually() {}

    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come: " + what);
            }
            Thread.onSpinWait();
        }
    }
}
