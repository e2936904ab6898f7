package jp.noren.persistence.internal.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The pauses after a failed delivery: seconds at first, three days in all. */
final class Backoff {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(28));

    private Backoff() {}

    /** The pause after so many failed attempts, or nothing when it is over. */
    static Optional<Duration> after(int attempts) {
        return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
    }
}
