package jp.noren.time.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.TimeZone;
import java.util.stream.Stream;
import jp.noren.time.BusinessCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankCalendarTest {
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2050, 12, 31);

    private final TimeZone zone = TimeZone.getDefault();
    private final BusinessCalendar calendar = new BankCalendar("");

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/known-business-days.csv", numLinesToSkip = 1)
    @DisplayName("R123, R142: third business day, debit of the 27th and ends of months, 2026 and 2027")
    void agreesWithKnownDays(
            YearMonth month, LocalDate third, LocalDate debit, LocalDate lastBefore, LocalDate firstAfter) {
        assertThat(calendar.nthOf(month, 3)).isEqualTo(third);
        assertThat(calendar.sameOrNext(month.atDay(27))).isEqualTo(debit);
        assertThat(calendar.sameOrPrevious(month.atEndOfMonth())).isEqualTo(lastBefore);
        assertThat(calendar.sameOrNext(month.atEndOfMonth())).isEqualTo(firstAfter);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30, 2026-12-03", "2026-12-31, 2027-01-06", "2027-04-30, 2027-05-10"})
    @DisplayName("R123: an invoice is issued on the third business day after its closing")
    void issuesOnTheThirdBusinessDay(LocalDate closing, LocalDate issued) {
        assertThat(calendar.plus(closing, 3)).isEqualTo(issued);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-27, 2026-12-28", "2027-01-27, 2027-01-27", "2027-02-27, 2027-03-01"})
    @DisplayName("R142: a debit of the 27th falls on the next day on which banks are open")
    void debitsOnTheNextBusinessDay(LocalDate nominal, LocalDate debit) {
        assertThat(calendar.sameOrNext(nominal)).isEqualTo(debit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31", "2027-01-01", "2028-01-02", "2028-01-03", "2030-01-03", "2049-12-31"})
    void closesAtTheTurnOfTheYear(LocalDate day) {
        assertThat(calendar.isBusinessDay(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-30", "2027-01-04", "2018-12-28", "2019-01-04"})
    void opensJustBeforeAndAfterTheTurnOfTheYear(LocalDate day) {
        assertThat(calendar.isBusinessDay(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2015-12-23, false", "2019-12-23, true", "2020-02-24, false", "2021-02-23, false", "2026-09-22, false"})
    void knowsTheHolidaysThatLawsHaveMoved(LocalDate day, boolean open) {
        assertThat(calendar.isBusinessDay(day)).isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
    @DisplayName("every day of 2015 to 2050 is consistent, whatever the machine's zone")
    void isConsistentOnEveryDay(String machineZone) {
        TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
        BusinessCalendar fresh = new BankCalendar("");
        LocalDate previous = null;
        int nth = 0;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            nth = day.getDayOfMonth() == 1 ? 0 : nth;
            assertThat(fresh.isBusinessDay(day)).isEqualTo(calendar.isBusinessDay(day));
            if (fresh.isBusinessDay(day)) {
                nth++;
                assertBusinessDay(fresh, day, previous, nth);
                previous = day;
            } else if (previous != null) {
                assertThat(fresh.sameOrPrevious(day)).isEqualTo(previous);
            }
        }
    }

    private static void assertBusinessDay(BusinessCalendar calendar, LocalDate day, LocalDate previous, int nth) {
        assertThat(day.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(calendar.sameOrNext(day)).isEqualTo(day);
        assertThat(calendar.sameOrPrevious(day)).isEqualTo(day);
        assertThat(calendar.nthOf(YearMonth.from(day), nth)).isEqualTo(day);
        if (previous != null) {
            assertThat(calendar.plus(previous, 1)).isEqualTo(day);
            assertThat(calendar.sameOrNext(previous.plusDays(1))).isEqualTo(day);
            assertThat(calendar.sameOrPrevious(day.minusDays(1))).isEqualTo(previous);
        }
    }

    @Test
    void saysThatItDoesNotKnowAYearInsteadOfGuessing() {
        assertThatThrownBy(() -> calendar.isBusinessDay(FIRST.minusDays(1)))
                .isInstanceOf(DateTimeException.class)
                .hasMessage("the holidays of 2014 are not known; known are 2015 to 2050");
        assertThatThrownBy(() -> calendar.isBusinessDay(LAST.plusDays(1))).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> calendar.plus(LAST, 3)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> calendar.sameOrNext(LAST)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void refusesNumbersThatNameNoBusinessDay() {
        YearMonth november = YearMonth.of(2026, 11);
        assertThat(calendar.nthOf(november, 19)).isEqualTo("2026-11-30");
        assertThatThrownBy(() -> calendar.nthOf(november, 20)).isInstanceOf(IllegalArgumentException.class);
        Stream.of(0, -1).forEach(n -> {
            assertThatThrownBy(() -> calendar.nthOf(november, n)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> calendar.plus(FIRST, n)).isInstanceOf(IllegalArgumentException.class);
        });
    }
}
