package jp.noren.time;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The days on which banks in Japan are open: not on Saturday, Sunday, a public holiday, or from 31 December to 3 January
 * (banking law article 15 and its order article 5; R123, R142, Q29). Registered as a service; dates are calendar days in Japan.
 * Each method throws {@link java.time.DateTimeException} when the answer would need a year whose holidays are not known.
 */
public interface BusinessCalendar {

    boolean isBusinessDay(LocalDate day);

    /** The day itself if banks are open on it, else the next day on which they are. */
    LocalDate sameOrNext(LocalDate day);

    /** The day itself if banks are open on it, else the last day before it on which they were. */
    LocalDate sameOrPrevious(LocalDate day);

    /**
     * The n-th business day after a day, that day not counted; {@code plus(closing, 3)} is the issue date of R123.
     *
     * @param n 1 or more
     */
    LocalDate plus(LocalDate day, int n);

    /**
     * The n-th business day of a month, counted from 1.
     *
     * @throws IllegalArgumentException when the month has fewer
     */
    LocalDate nthOf(YearMonth month, int n);
}
