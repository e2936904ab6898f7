package jp.noren.webhook.internal.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message that was not taken is sent again: at once, then after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h; three days and some hours in all. */
public final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final Duration LONGEST_WISH = Duration.ofHours(24);

    private RetrySchedule() {}

    /** How often a message is sent at most. */
    public static int tries() {
        return PAUSES.size() + 1;
    }

    /**
     * The pause after a try that failed; nothing when it was the last.
     *
     * @param tries how many there were
     * @param jitter 0 to 99: up to a tenth is added, so that what failed together does not come back together
     * @param wish what the receiver asked for by {@code Retry-After}, or null; heard up to a day, and never shortens the pause
     */
    public static Optional<Duration> after(int tries, int jitter, Duration wish) {
        if (tries > PAUSES.size()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(tries - 1);
        Duration jittered = pause.plusMillis(pause.toMillis() / 1000 * jitter);
        Duration wished = wish == null ? Duration.ZERO : shorter(wish, LONGEST_WISH);
        return Optional.of(jittered.compareTo(wished) < 0 ? wished : jittered);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
