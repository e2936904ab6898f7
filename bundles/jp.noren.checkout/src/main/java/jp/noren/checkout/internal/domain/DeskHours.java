package jp.noren.checkout.internal.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;
import java.util.function.Predicate;

/**
 * When a desk can be called: on working days from the opening hour, until before the closing hour (R151, Q32). Japan time.
 *
 * @param until not included
 */
public record DeskHours(LocalTime from, LocalTime until) {
    /** OPEN:10:00-17:00(土日祝日を除く). */
    public static final DeskHours USUAL = new DeskHours(LocalTime.of(10, 0), LocalTime.of(17, 0));

    /** Closed beside the days on which banks are. */
    private static final Set<MonthDay> YEAR_END =
            Set.of(MonthDay.of(Month.DECEMBER, 29), MonthDay.of(Month.DECEMBER, 30));

    /** @param bankDay whether banks are open on a day */
    public boolean isOpen(LocalDateTime now, Predicate<LocalDate> bankDay) {
        LocalTime time = now.toLocalTime();
        return isWorkday(now.toLocalDate(), bankDay) && !time.isBefore(from) && time.isBefore(until);
    }

    /** When it opens next, for somebody who finds it closed. */
    public LocalDateTime nextOpening(LocalDateTime now, Predicate<LocalDate> bankDay) {
        LocalDate day = now.toLocalTime().isBefore(from)
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        while (!isWorkday(day, bankDay)) {
            day = day.plusDays(1);
        }
        return day.atTime(from);
    }

    private static boolean isWorkday(LocalDate day, Predicate<LocalDate> bankDay) {
        return bankDay.test(day) && !YEAR_END.contains(MonthDay.from(day));
    }

    @Override
    public String toString() {
        return from + "-" + until;
    }
}
