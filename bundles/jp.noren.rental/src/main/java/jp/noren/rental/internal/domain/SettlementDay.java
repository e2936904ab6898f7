package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/** 毎月25日は決済日: the day of each month on which cards are charged (R025); never moved for weekends or holidays. */
public final class SettlementDay {
    private SettlementDay() {}

    /** The settlement that uses what is stored on a day: that day itself, if it is one, else the next (R029). In a shorter month its last day. */
    public static LocalDate notBefore(LocalDate day, int dayOfMonth) {
        LocalDate ofMonth = in(YearMonth.from(day), dayOfMonth);
        return ofMonth.isBefore(day) ? in(YearMonth.from(day).plusMonths(1), dayOfMonth) : ofMonth;
    }

    private static LocalDate in(YearMonth month, int dayOfMonth) {
        return month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
    }
}
