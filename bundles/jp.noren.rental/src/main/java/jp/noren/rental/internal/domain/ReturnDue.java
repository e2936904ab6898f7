package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/** ご利用中の機器は必ずご返却いただく必要があります: by a day of the month after the end (R066, R087). */
public final class ReturnDue {
    private ReturnDue() {}

    public static LocalDate of(LocalDate end, int dayOfNextMonth) {
        YearMonth next = YearMonth.from(end).plusMonths(1);
        return next.atDay(Math.min(dayOfNextMonth, next.lengthOfMonth()));
    }
}
