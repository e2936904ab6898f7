package jp.noren.time.internal.domain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The public holidays of whole years. A year that is not known is never taken for a year without holidays. */
public final class Holidays {
    private static final MonthDay YEAR_END = MonthDay.of(12, 31);
    private static final MonthDay YEAR_BEGIN = MonthDay.of(1, 3);

    private final NavigableMap<Integer, Set<LocalDate>> byYear;

    private Holidays(NavigableMap<Integer, Set<LocalDate>> byYear) {
        this.byYear = Collections.unmodifiableNavigableMap(byYear);
    }

    /** @param days at least one; each year that occurs counts as known as a whole */
    public static Holidays of(Collection<LocalDate> days) {
        return new Holidays(days.stream()
                .collect(Collectors.groupingBy(LocalDate::getYear, TreeMap::new, Collectors.toUnmodifiableSet())));
    }

    /** These holidays, except in the years that the newer ones know: there the newer ones alone. */
    public Holidays replacedBy(Holidays newer) {
        NavigableMap<Integer, Set<LocalDate>> years = new TreeMap<>(byYear);
        years.putAll(newer.byYear);
        return new Holidays(years);
    }

    /**
     * Banks are closed on Saturday, Sunday, a public holiday, and from 31 December to 3 January.
     *
     * @throws DateTimeException for a year whose holidays are not known
     */
    public boolean banksAreOpenOn(LocalDate day) {
        Set<LocalDate> holidays = byYear.get(day.getYear());
        if (holidays == null) {
            throw new DateTimeException("the holidays of " + day.getYear() + " are not known; known are " + years());
        }
        return !isWeekend(day) && !isTurnOfTheYear(day) && !holidays.contains(day);
    }

    /** The known years in words, such as {@code 2015 to 2050}. */
    public String years() {
        return byYear.firstKey() + " to " + byYear.lastKey();
    }

    public int count() {
        return byYear.values().stream().mapToInt(Set::size).sum();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isTurnOfTheYear(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return date.equals(YEAR_END) || !date.isAfter(YEAR_BEGIN);
    }
}
