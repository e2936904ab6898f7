package jp.noren.checkout.internal.domain;

import java.time.Duration;
import java.time.Instant;

/** An order over the credit line is held, and cancelled when nothing has come of it in time (R156, R157). */
public final class HoldRule {
    private HoldRule() {}

    /** So many times 24 hours after it was held. */
    public static Instant until(Instant heldAt, int days) {
        return heldAt.plus(Duration.ofDays(days));
    }

    /** Over at that instant, not after it. */
    public static boolean isOver(Instant until, Instant now) {
        return !now.isBefore(until);
    }
}
