package jp.noren.payment.directdebit.internal.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** The bank writes the day of a debit without its year; the closing tells which one it is, never the day on which somebody reads the file. */
public final class CollectionDay {
    /** A closing is debited on the 27th of the next month, or a few days later (R142); a file of another season is a wrong file. */
    private static final int MOST_DAYS_AFTER = 92;

    private CollectionDay() {}

    /** The first such day after the closing, if it is one of the three months after it: the 27 January that follows 31 December lies in the next year. */
    public static Optional<LocalDate> after(LocalDate closing, int month, int day) {
        try {
            MonthDay written = MonthDay.of(month, day);
            LocalDate sameYear = written.atYear(closing.getYear());
            LocalDate first = sameYear.isAfter(closing) ? sameYear : written.atYear(closing.getYear() + 1);
            boolean exists = first.getDayOfMonth() == day;
            return exists && !first.isAfter(closing.plusDays(MOST_DAYS_AFTER)) ? Optional.of(first) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
