package jp.noren.support.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** The calendar of the shops. */
public final class Japan {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private Japan() {}

    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The first day of the month after a day's. */
    public static LocalDate nextMonth(LocalDate day) {
        return YearMonth.from(day).plusMonths(1).atDay(1);
    }
}
