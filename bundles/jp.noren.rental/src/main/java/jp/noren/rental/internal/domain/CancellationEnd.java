package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/** 当月末でのご解約については毎月15日が締め切り: filed by that day a contract ends with this month, later with the next (R081). */
public final class CancellationEnd {
    private CancellationEnd() {}

    /** @param untilDay last day of a month on which its own end can still be had */
    public static LocalDate of(LocalDate filed, int untilDay) {
        YearMonth month = YearMonth.from(filed);
        return (filed.getDayOfMonth() <= untilDay ? month : month.plusMonths(1)).atEndOfMonth();
    }
}
