package jp.noren.rental.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MoneyRulesTest {
    private static Deposit.Fate fate(String start, String measured) {
        return Deposit.fate(Samples.DEPOSIT, LocalDate.parse(start), LocalDate.parse(measured));
    }

    @Test
    @DisplayName(
            "R062, R077, R078 eleven months lose the deposit, twelve do not; mid-month and leap starts; no deposit, no fate")
    void depositSamples() {
        assertThat(fate("2025-12-01", "2026-10-31")).isEqualTo(Deposit.Fate.FORFEITED);
        assertThat(fate("2025-12-01", "2026-11-30")).isEqualTo(Deposit.Fate.REFUND_DUE);
        assertThat(fate("2025-12-16", "2026-11-30")).isEqualTo(Deposit.Fate.FORFEITED);
        assertThat(fate("2025-12-16", "2026-12-31")).isEqualTo(Deposit.Fate.REFUND_DUE);
        assertThat(fate("2027-03-01", "2028-02-28")).isEqualTo(Deposit.Fate.FORFEITED);
        assertThat(fate("2027-03-01", "2028-02-29")).isEqualTo(Deposit.Fate.REFUND_DUE);
        assertThat(Deposit.lastDay(LocalDate.of(2028, 2, 29), 12)).isEqualTo("2029-02-28");
        LocalDate day = LocalDate.of(2026, 11, 30);
        assertThat(Deposit.fate(Samples.NORMAL, day, day)).isEqualTo(Deposit.Fate.NONE);
    }

    @Test
    @DisplayName(
            "R077 from every day of nine years: the last day of the term and all after it give the deposit back, none before")
    void depositEveryDay() {
        EveryDay.all().forEach(start -> {
            LocalDate last = Deposit.lastDay(start, 12);
            LocalDate year = start.plusYears(1);
            assertThat(last).isBetween(year.minusDays(1), year);
            assertThat(Deposit.fate(Samples.DEPOSIT, start, last)).isEqualTo(Deposit.Fate.REFUND_DUE);
            assertThat(Deposit.fate(Samples.DEPOSIT, start, last.plusDays(1))).isEqualTo(Deposit.Fate.REFUND_DUE);
            assertThat(Deposit.fate(Samples.DEPOSIT, start, last.minusDays(1))).isEqualTo(Deposit.Fate.FORFEITED);
        });
    }

    @Test
    @DisplayName("R062 both readings: the end decides, or the day of filing, as the policy says")
    void depositMeasured() {
        Contract contract = Samples.contract("2025-12-01", Samples.DEPOSIT);
        LocalDate filed = LocalDate.of(2026, 11, 10);
        LocalDate end = LocalDate.of(2026, 11, 30);
        assertThat(Ending.of(contract, filed, end, 3, Deposit.Measured.CONTRACT_END)
                        .deposit())
                .isEqualTo(Deposit.Fate.REFUND_DUE);
        assertThat(Ending.of(contract, filed, end, 3, Deposit.Measured.FILING).deposit())
                .isEqualTo(Deposit.Fate.FORFEITED);
    }

    @Test
    @DisplayName("R076, R077 SC05: seven months, 2,000 yen lost, to be ticked; the device due on 3 December")
    void depositLost() {
        Terms terms = new Terms(2_100, 10, 0, 0, 2_000, 12);
        Ending ending = Ending.of(
                Samples.contract("2026-05-01", terms),
                LocalDate.of(2026, 11, 10),
                LocalDate.of(2026, 11, 30),
                3,
                Deposit.Measured.CONTRACT_END);
        assertThat(ending.returnDue()).isEqualTo("2026-12-03");
        assertThat(ending.consequences())
                .filteredOn(one -> one.code().equals("rental.consequence-deposit-forfeited"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.acknowledge()).isTrue();
                    assertThat(one.args())
                            .containsEntry("amount", Yen.of(2_000))
                            .containsEntry("months", 7);
                });
    }

    @Test
    @DisplayName(
            "R063, R073, R074 three of six months are worth 14,355 yen; the last prepaid month leaves none, and no warning")
    void prepaidSamples() {
        LocalDate start = LocalDate.of(2026, 9, 1);
        assertThat(Prepaid.remaining(start, 6, LocalDate.of(2026, 11, 30))).isEqualTo(3);
        assertThat(Prepaid.worth(Samples.PREPAID, 3)).isEqualTo(Yen.of(14_355));
        assertThat(Prepaid.remaining(start, 6, LocalDate.of(2027, 2, 28))).isZero();
        assertThat(Prepaid.remaining(start, 6, LocalDate.of(2027, 8, 31))).isZero();
        assertThat(Prepaid.worth(Samples.PREPAID, 0)).isEqualTo(Yen.ZERO);
        Ending last = Ending.of(
                Samples.contract("2026-09-01", Samples.PREPAID),
                LocalDate.of(2027, 2, 15),
                LocalDate.of(2027, 2, 28),
                3,
                Deposit.Measured.CONTRACT_END);
        assertThat(last.consequences()).extracting(Consequence::code).doesNotContain("rental.consequence-prepaid-lost");
    }

    @Test
    @DisplayName(
            "R074, R075 from every day of nine years: used and remaining months make the prepaid ones, and the monthly fee follows them")
    void prepaidEveryDay() {
        EveryDay.all().forEach(start -> IntStream.rangeClosed(0, 8).forEach(later -> {
            YearMonth month = YearMonth.from(start).plusMonths(later);
            int remaining = Prepaid.remaining(start, 6, month.atEndOfMonth());
            assertThat(remaining).isEqualTo(Math.max(0, 5 - later));
            assertThat(Samples.PREPAID.covers(start, month)).isEqualTo(later < 6);
            assertThat(Prepaid.lastDay(start, 6).isBefore(month.atDay(1))).isEqualTo(later >= 6);
        }));
    }

    @Test
    @DisplayName("R075 the member is told thirty days before the prepaid time ends, not a day earlier")
    void toldInTime() {
        LocalDate start = LocalDate.of(2026, 9, 1);
        assertThat(Prepaid.isToBeTold(start, 6, LocalDate.of(2027, 1, 28), 30)).isFalse();
        assertThat(Prepaid.isToBeTold(start, 6, LocalDate.of(2027, 1, 29), 30)).isTrue();
    }

    @Test
    @DisplayName(
            "R025 the run of the 25th charges the next month; later applications and mid-month starts pay at conclusion; every day")
    void conclusionEveryDay() {
        EveryDay.all().forEach(filed -> {
            YearMonth next = YearMonth.from(filed).plusMonths(1);
            boolean runIsOver = filed.getDayOfMonth() >= 25;
            assertThat(Conclusion.months(filed, next.atDay(1), 25)).isEqualTo(runIsOver ? List.of(next) : List.of());
            assertThat(Conclusion.months(filed, next.atDay(16), 25)).isEqualTo(List.of(next));
            assertThat(Conclusion.months(filed, next.plusMonths(1).atDay(1), 25))
                    .isEmpty();
            assertThat(Conclusion.months(filed, filed.plusDays(1), 25)).isEqualTo(tomorrow(filed, next, runIsOver));
        });
    }

    private static List<YearMonth> tomorrow(LocalDate filed, YearMonth next, boolean runIsOver) {
        YearMonth first = YearMonth.from(filed.plusDays(1));
        if (first.equals(next)) {
            return List.of(next);
        }
        return runIsOver ? List.of(first, next) : List.of(first);
    }

    @Test
    @DisplayName(
            "R064, R065 the first bill of a changed plan is 5,610 yen: 1,500 and 3,600 with tax once; a month later 3,960")
    void firstBill() {
        Yen first = MonthLines.total(List.of(line("plan-change-fee", 1_500), line("monthly", 3_600)));
        assertThat(first).isEqualTo(Yen.of(5_610));
        assertThat(MonthLines.total(List.of(line("monthly", 3_600)))).isEqualTo(Yen.of(3_960));
        OnceLine deposit = new OnceLine("deposit", name(), 3_000, 0);
        assertThat(MonthLines.total(List.of(line("monthly", 3_200), deposit))).isEqualTo(Yen.of(6_520));
    }

    @Test
    @DisplayName(
            "R025, R075, R082 the month of the end is charged in full, the next not at all; prepaid months cost nothing, those after them do")
    void monthly() {
        Contract ending = Samples.contract("2025-03-01", "2026-11-30", Status.ENDING, Samples.NORMAL);
        assertThat(MonthLines.of(ending, YearMonth.of(2026, 11), name())).hasSize(1);
        assertThat(MonthLines.of(ending, YearMonth.of(2026, 12), name())).isEmpty();
        Contract prepaid = Samples.contract("2026-09-01", Samples.PREPAID);
        assertThat(MonthLines.of(prepaid, YearMonth.of(2027, 2), name())).isEmpty();
        assertThat(MonthLines.total(MonthLines.of(prepaid, YearMonth.of(2027, 3), name())))
                .isEqualTo(Yen.of(5_060));
    }

    private static OnceLine line(String code, long amount) {
        return new OnceLine(code, name(), amount, 10);
    }

    private static jp.noren.kernel.LocalizedText name() {
        return jp.noren.kernel.LocalizedText.of("ルーター", "Router", "Bộ phát");
    }
}
