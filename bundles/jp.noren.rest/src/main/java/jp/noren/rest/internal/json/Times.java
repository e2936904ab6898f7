package jp.noren.rest.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;

/** Days, months and instants of four-digit years, as RFC 3339 writes them: what lies beyond can be read, but not reckoned with or stored. */
public final class Times {
    private static final int LAST_YEAR = 9999;

    private Times() {}

    /** @throws DateTimeException for a text that is none */
    public static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        requireUsual(day.getYear());
        return day;
    }

    /** @throws DateTimeException for a text that is none */
    public static YearMonth month(String text) {
        YearMonth month = YearMonth.parse(text);
        requireUsual(month.getYear());
        return month;
    }

    /** @throws DateTimeException for a text that is none */
    public static Instant instant(String text) {
        OffsetDateTime at = OffsetDateTime.parse(text);
        requireUsual(at.getYear());
        return at.toInstant();
    }

    private static void requireUsual(int year) {
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("a year of four digits");
        }
    }
}
