package jp.noren.access.internal.domain;

import java.time.Instant;
import jp.noren.kernel.Decision;

/** A first password comes by mail, is good for some days, and must be replaced at the first login (R091). */
public final class FirstPasswordRule {
    private FirstPasswordRule() {}

    /** It begins no session: it is good for being replaced only. */
    public static Decision mayLogIn(Instant until, Instant now) {
        Decision replaceable = mayBeReplaced(until, now);
        return replaceable instanceof Decision.Rejected
                ? replaceable
                : Decision.rejected("access.first-password-to-replace");
    }

    /** Until just before its last instant. */
    public static Decision mayBeReplaced(Instant until, Instant now) {
        return now.isBefore(until) ? Decision.allowed() : Decision.rejected("access.first-password-expired");
    }
}
