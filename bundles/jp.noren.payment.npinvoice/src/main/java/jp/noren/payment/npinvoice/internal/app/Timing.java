package jp.noren.payment.npinvoice.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.noren.payment.spi.http.Deadline;

/** How long a call may take, which day it is in Japan, and until when a review is waited for. */
final class Timing {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Clock clock;
    private final Duration total;
    private final Duration unfinished;

    Timing(Clock clock, NpSettings settings) {
        this.clock = clock;
        this.total = Duration.ofMillis(settings.total_millis());
        this.unfinished = Duration.ofHours(settings.unfinished_hours());
    }

    /** The asker's deadline, or the house's own bound if that is nearer. */
    Deadline until(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return Deadline.in(left.compareTo(total) < 0 ? left : total);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    /** A registration that is not finished by then is to be cancelled. */
    Instant reviewEnds() {
        return clock.instant().plus(unfinished);
    }
}
