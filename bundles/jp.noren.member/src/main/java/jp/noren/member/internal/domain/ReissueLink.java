package jp.noren.member.internal.domain;

import java.time.Duration;
import java.time.Instant;

/** How long the link of a password re-issue is good: so many minutes from the moment it was asked for, that last moment excluded (R102). */
public final class ReissueLink {
    private ReissueLink() {}

    public static Instant end(Instant askedAt, int minutes) {
        return askedAt.plus(Duration.ofMinutes(minutes));
    }

    /** What is left of it when the link is made a little later. */
    public static Duration left(Instant askedAt, int minutes, Instant now) {
        return Duration.between(now, end(askedAt, minutes));
    }
}
