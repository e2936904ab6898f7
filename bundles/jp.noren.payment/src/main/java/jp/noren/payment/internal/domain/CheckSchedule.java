package jp.noren.payment.internal.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When the truth is asked for again: after 10 s, 30 s, 2 min, 10 min, 1 h, 6 h, 24 h, then daily until the seventh day. */
public final class CheckSchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));
    private static final Duration LAST_DAY = Duration.ofDays(7);

    private static final int HOURLY = 4;

    private CheckSchedule() {}

    /** The pause before a company that decides by itself is asked again: as above up to an hour, then hourly. */
    public static Duration review(int tries) {
        return PAUSES.get(Math.min(tries, HOURLY));
    }

    /**
     * @param tries how often it has been asked in vain
     * @param age since when it has been unknown
     * @return the pause before the next question; empty when a person must look
     */
    public static Optional<Duration> pause(int tries, Duration age) {
        if (tries < PAUSES.size()) {
            return Optional.of(PAUSES.get(tries));
        }
        return age.compareTo(LAST_DAY) < 0 ? Optional.of(PAUSES.get(PAUSES.size() - 1)) : Optional.empty();
    }
}
