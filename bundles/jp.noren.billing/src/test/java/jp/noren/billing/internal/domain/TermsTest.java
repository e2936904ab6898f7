package jp.noren.billing.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.TimeZone;
import jp.noren.time.internal.app.BankCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
    private static final BankCalendar CALENDAR = new BankCalendar("");
    private static final Banks BANKS = new Banks() {
        @Override
        public LocalDate sameOrNext(LocalDate day) {
            return CALENDAR.sameOrNext(day);
        }

        @Override
        public LocalDate plus(LocalDate day, int n) {
            return CALENDAR.plus(day, n);
        }
    };

    private final Terms terms = Terms.USUAL;

    @ParameterizedTest(name = "R122: fulfilled {0} is closed {1}, due {2}")
    @CsvSource({
        "2026-11-01T00:00:00+09:00, 2026-11-30, 2026-12-31",
        "2026-11-30T23:59:59.999+09:00, 2026-11-30, 2026-12-31",
        "2026-12-01T00:00:00+09:00, 2026-12-31, 2027-01-31",
        "2027-01-31T23:59:59+09:00, 2027-01-31, 2027-02-28",
        "2028-01-15T12:00:00+09:00, 2028-01-31, 2028-02-29"
    })
    void closesByTheMonthOfFulfilmentInJapan(String fulfilled, LocalDate closing, LocalDate due) {
        Instant at = OffsetDateTime.parse(fulfilled).toInstant();
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"UTC", "Asia/Tokyo", "America/Los_Angeles"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(terms.closingOf(Japan.day(at))).as(zone).isEqualTo(closing);
            }
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(terms.dueOn(closing)).isEqualTo(due);
    }

    @ParameterizedTest(name = "R123, R126, R136, R143: closing {0} is issued {1}")
    @CsvSource({"2026-10-31, 2026-11-05", "2026-11-30, 2026-12-03", "2026-12-31, 2027-01-06", "2027-04-30, 2027-05-10"})
    void issuesOnTheThirdBusinessDay(LocalDate closing, LocalDate issue) {
        assertThat(terms.issueOn(closing, BANKS)).isEqualTo(issue);
    }

    @ParameterizedTest(name = "R142: closing {0} is debited {1}")
    @CsvSource({"2026-11-30, 2026-12-28", "2026-12-31, 2027-01-27", "2027-01-31, 2027-03-01"})
    void debitsOnThe27th(LocalDate closing, LocalDate debit) {
        assertThat(terms.debitOn(closing, BANKS)).isEqualTo(debit);
    }

    @ParameterizedTest(name = "Q29: due {0} is late from {1}")
    @CsvSource({"2026-12-31, 2027-01-05", "2027-01-31, 2027-02-02", "2026-09-30, 2026-10-01"})
    void isLateAfterTheNextBusinessDay(LocalDate due, LocalDate late) {
        assertThat(terms.overdueFrom(due, BANKS)).isEqualTo(late);
    }

    @Test
    @DisplayName("R122, R123, R142: for each day of 2026 to 2029")
    void holdsForEachDay() {
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() < 2030; day = day.plusDays(1)) {
            LocalDate closing = terms.closingOf(day);
            assertThat(YearMonth.from(closing)).isEqualTo(YearMonth.from(day));
            assertThat(closing.plusDays(1).getDayOfMonth()).isEqualTo(1);
            LocalDate issue = terms.issueOn(closing, BANKS);
            assertThat(CALENDAR.isBusinessDay(issue)).isTrue();
            assertThat(closing.plusDays(1)
                            .datesUntil(issue.plusDays(1))
                            .filter(CALENDAR::isBusinessDay)
                            .count())
                    .isEqualTo(3);
            LocalDate debit = terms.debitOn(closing, BANKS);
            assertThat(debit)
                    .isAfterOrEqualTo(YearMonth.from(closing).plusMonths(1).atDay(27))
                    .isAfter(issue);
            assertThat(CALENDAR.isBusinessDay(debit)).isTrue();
            assertThat(debit.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(terms.dueOn(closing))
                    .isEqualTo(YearMonth.from(closing).plusMonths(1).atEndOfMonth());
            assertThat(terms.overdueFrom(terms.dueOn(closing), BANKS)).isAfter(terms.dueOn(closing));
        }
    }

    @Test
    @DisplayName("R136: a debit that is issued late goes to the next debit day that is still to come")
    void debitsLater() {
        LocalDate closing = LocalDate.of(2026, 11, 30);
        assertThat(terms.debitAfter(closing, LocalDate.of(2026, 12, 3), BANKS)).isEqualTo("2026-12-28");
        assertThat(terms.debitAfter(closing, LocalDate.of(2026, 12, 28), BANKS)).isEqualTo("2027-01-27");
        assertThat(terms.debitAfter(closing, LocalDate.of(2027, 2, 1), BANKS)).isEqualTo("2027-03-01");
    }

    @ParameterizedTest(name = "R147: not collected, known on {0}, due {1}")
    @CsvSource({"2026-12-29, 2027-01-31", "2027-01-31, 2027-02-28"})
    void reopens(LocalDate known, LocalDate due) {
        Bill.Dates debit = Bill.Dates.debit(terms, LocalDate.of(2026, 11, 30), BANKS);
        assertThat(debit.reopened(known, terms, BANKS).dueOn()).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLOOR", "FLOOR_PER_INVOICE_AND_RATE"})
    void knowsTheRoundingOfThePolicy(String policy) {
        assertThat(TaxRounding.of(policy)).isEqualTo(TaxRounding.FLOOR);
    }
}
