package jp.noren.rental.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The calendar of the shops: a day begins at midnight in Japan, wherever the machine stands. */
public final class Japan {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private Japan() {}

    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static LocalDateTime time(Instant instant) {
        return instant.atZone(ZONE).toLocalDateTime();
    }

    public static Instant instant(LocalDateTime time) {
        return time.atZone(ZONE).toInstant();
    }
}
