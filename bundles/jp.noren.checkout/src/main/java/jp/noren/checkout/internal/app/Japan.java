package jp.noren.checkout.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The calendar of the shops. */
final class Japan {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private Japan() {}

    static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    static LocalDateTime time(Instant instant) {
        return instant.atZone(ZONE).toLocalDateTime();
    }

    static Instant instant(LocalDateTime time) {
        return time.atZone(ZONE).toInstant();
    }
}
