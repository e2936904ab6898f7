package jp.noren.payment.directdebit.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R142 the year of a debit's day comes from the closing")
class CollectionDayTest {

    @ParameterizedTest(name = "closing {0}, {1}/{2}: {3}")
    @CsvSource({
        "2026-11-30, 12, 28, 2026-12-28",
        "2026-12-31, 1, 27, 2027-01-27",
        "2027-01-31, 3, 1, 2027-03-01",
        "2027-10-31, 11, 29, 2027-11-29",
        "2028-01-31, 2, 29, 2028-02-29",
        "2026-12-31, 3, 29, 2027-03-29"
    })
    void isTheFirstSuchDayAfterTheClosing(LocalDate closing, int month, int day, LocalDate debit) {
        assertThat(CollectionDay.after(closing, month, day)).contains(debit);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-31, 2, 29",
        "2026-11-30, 0, 1",
        "2026-11-30, 13, 1",
        "2026-11-30, 12, 0",
        "2026-11-30, 12, 32",
        "2026-11-30, 11, 30",
        "2026-11-30, 11, 27",
        "2026-12-31, 12, 28",
        "2026-11-30, 4, 27"
    })
    void isNoneThatTheClosingCannotHave(LocalDate closing, int month, int day) {
        assertThat(CollectionDay.after(closing, month, day)).isEmpty();
    }

    /** Every closing of twelve years with every day of the two months after it. */
    @Test
    void findsEveryDayOfTheTwoMonthsAfterEveryClosing() {
        for (YearMonth month = YearMonth.of(2020, 1); month.getYear() < 2032; month = month.plusMonths(1)) {
            LocalDate closing = month.atEndOfMonth();
            for (LocalDate day = closing.plusDays(1); day.isBefore(closing.plusDays(59)); day = day.plusDays(1)) {
                assertThat(CollectionDay.after(closing, day.getMonthValue(), day.getDayOfMonth()))
                        .as("%s after %s", day, closing)
                        .contains(day);
            }
        }
    }
}
