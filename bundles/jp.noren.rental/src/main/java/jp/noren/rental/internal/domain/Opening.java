package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import jp.noren.kernel.DayWindow;
import jp.noren.kernel.Decision;

/** 毎月1日~15日の間に受付を承ります: applications of a kind are taken on some days of the month alone (R057). */
public final class Opening {
    private Opening() {}

    /** @return rejected {@code rental.plan-change-window-closed} with the days and the next opening */
    public static Decision planChange(DayWindow window, LocalDate day) {
        return window.contains(day)
                ? Decision.allowed()
                : Decision.rejected(
                        "rental.plan-change-window-closed",
                        Map.of("first", window.firstDay(), "last", window.lastDay(), "next", next(window, day)));
    }

    /** The day itself when the window is open on it, else the first day of the next one; a month that lacks that day has no window. */
    public static LocalDate next(DayWindow window, LocalDate day) {
        if (window.contains(day)) {
            return day;
        }
        YearMonth month = YearMonth.from(day);
        if (day.getDayOfMonth() > window.firstDay()) {
            month = month.plusMonths(1);
        }
        while (!month.isValidDay(window.firstDay())) {
            month = month.plusMonths(1);
        }
        return month.atDay(window.firstDay());
    }
}
