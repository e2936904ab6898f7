package jp.noren.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waiting for something with a deadline. */
public final class Poll {
    private static final long STEP = Duration.ofMillis(50).toNanos();

    private Poll() {}

    /** Asks again and again until the answer is yes. */
    public static boolean until(Duration patience, Supplier<Boolean> question) {
        long end = System.nanoTime() + patience.toNanos();
        while (!question.get()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(STEP);
        }
        return true;
    }

    /** As {@link #until}, and a failure when it never becomes true. */
    public static void require(String what, Duration patience, Supplier<Boolean> question) {
        if (!until(patience, question)) {
            throw new IllegalStateException("not within " + patience.toSeconds() + " s: " + what);
        }
    }
}
