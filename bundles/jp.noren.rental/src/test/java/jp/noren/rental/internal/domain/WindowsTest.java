package jp.noren.rental.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.DayWindow;
import jp.noren.kernel.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final LocalTime LAST = LocalTime.of(23, 59, 59, 999_000_000);

    private static String planChange(LocalDateTime at) {
        return Samples.code(PlanChange.decide(
                Samples.contract("2024-01-01", Samples.NORMAL),
                Samples.other(),
                at,
                Samples.WINDOW,
                Samples.blackouts()));
    }

    private static String cancellation(LocalDateTime at) {
        return Samples.code(
                Cancellation.decide(Samples.contract("2024-01-01", Samples.NORMAL), at, Samples.blackouts()));
    }

    @Test
    @DisplayName(
            "R057 a plan change is taken from the 1st to the 15th, every day of nine years, at both ends of the day")
    void planChangeEveryDay() {
        EveryDay.all().forEach(day -> {
            String expected = day.getDayOfMonth() <= 15 ? "allowed" : "rental.plan-change-window-closed";
            assertThat(planChange(day.atStartOfDay())).as("%s", day).isEqualTo(expected);
            assertThat(planChange(day.atTime(LAST))).as("%s", day).isEqualTo(expected);
        });
    }

    @Test
    @DisplayName("R006, R057 the next opening is today inside the window, else the 1st of the next month")
    void nextOpeningEveryDay() {
        EveryDay.all().forEach(day -> assertThat(Opening.next(Samples.WINDOW, day))
                .isEqualTo(
                        day.getDayOfMonth() <= 15
                                ? day
                                : YearMonth.from(day).plusMonths(1).atDay(1)));
        assertThat(Opening.planChange(Samples.WINDOW, LocalDate.of(2026, 11, 16)))
                .isEqualTo(Decision.rejected(
                        "rental.plan-change-window-closed",
                        Map.of("first", 1, "last", 15, "next", LocalDate.of(2026, 12, 1))));
    }

    @Test
    @DisplayName(
            "R057 a policy with other days: 5th to 20th opens on the 5th; a window from the 31st skips months without one")
    void otherDays() {
        DayWindow window = new DayWindow(5, 20);
        assertThat(Opening.next(window, LocalDate.of(2026, 11, 2))).isEqualTo("2026-11-05");
        assertThat(Opening.next(window, LocalDate.of(2026, 11, 20))).isEqualTo("2026-11-20");
        assertThat(Opening.next(window, LocalDate.of(2026, 12, 21))).isEqualTo("2027-01-05");
        assertThat(Opening.next(new DayWindow(31, 31), LocalDate.of(2026, 11, 2)))
                .isEqualTo("2026-12-31");
        assertThat(Opening.next(new DayWindow(31, 31), LocalDate.of(2027, 2, 1)))
                .isEqualTo("2027-03-31");
    }

    @Test
    @DisplayName("R057, R081, R085 the edges hold to the millisecond in Japan's time, whatever zone the machine has")
    void edges() {
        Zones.inEach(() -> {
            assertThat(planChange(Samples.japan("2026-11-15T23:59:59.999+09:00")))
                    .isEqualTo("allowed");
            assertThat(planChange(Samples.japan("2026-11-16T00:00:00.000+09:00")))
                    .isEqualTo("rental.plan-change-window-closed");
            assertThat(planChange(Samples.japan("2026-11-30T14:59:59.999Z")))
                    .isEqualTo("rental.plan-change-window-closed");
            assertThat(planChange(Samples.japan("2026-11-30T15:00:00.000Z"))).isEqualTo("allowed");
            assertThat(cancellation(Samples.japan("2026-11-24T23:59:59.999+09:00")))
                    .isEqualTo("allowed");
            assertThat(cancellation(Samples.japan("2026-11-25T00:00:00.000+09:00")))
                    .isEqualTo("rental.settlement-day");
            assertThat(cancellation(Samples.japan("2026-11-25T23:59:59.999+09:00")))
                    .isEqualTo("rental.settlement-day");
            assertThat(cancellation(Samples.japan("2026-11-26T00:00:00.000+09:00")))
                    .isEqualTo("allowed");
        });
    }

    @Test
    @DisplayName("R085 on the 25th no cancellation is taken, any weekday; on every other day one is")
    void blackoutEveryDay() {
        EveryDay.all().forEach(day -> {
            String expected = day.getDayOfMonth() == 25 ? "rental.settlement-day" : "allowed";
            assertThat(cancellation(day.atStartOfDay())).as("%s", day).isEqualTo(expected);
            assertThat(cancellation(day.atTime(LAST))).as("%s", day).isEqualTo(expected);
        });
    }

    @Test
    @DisplayName("R085 a blackout by the hour: 9 to 17 blocks those hours alone, and names when it is over")
    void byTheHour() {
        Blackout hours = new Blackout(25, LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(Blackout.CANCELLATION));
        LocalDate day = LocalDate.of(2026, 11, 25);
        assertThat(hours.covers(day.atTime(8, 59, 59, 999_000_000))).isFalse();
        assertThat(hours.covers(day.atTime(9, 0))).isTrue();
        assertThat(hours.covers(day.atTime(16, 59, 59, 999_000_000))).isTrue();
        assertThat(hours.covers(day.atTime(17, 0))).isFalse();
        assertThat(hours.end(day)).isEqualTo(day.atTime(17, 0));
        assertThat(Samples.SETTLEMENT.end(day)).isEqualTo(day.plusDays(1).atStartOfDay());
        assertThat(Blackout.decide(List.of(hours), Blackout.PLAN_CHANGE, day.atTime(10, 0)))
                .isEqualTo(Decision.allowed());
    }

    @Test
    @DisplayName("R081 filed by the 15th it ends with the month, later with the next; every day of nine years")
    void cancellationEndEveryDay() {
        EveryDay.all().forEach(day -> {
            YearMonth month = YearMonth.from(day);
            LocalDate expected = day.getDayOfMonth() < 16
                    ? month.atDay(month.lengthOfMonth())
                    : month.plusMonths(1).atDay(month.plusMonths(1).lengthOfMonth());
            assertThat(CancellationEnd.of(day, 15)).as("%s", day).isEqualTo(expected);
        });
        assertThat(CancellationEnd.of(LocalDate.of(2027, 2, 15), 15)).isEqualTo("2027-02-28");
        assertThat(CancellationEnd.of(LocalDate.of(2028, 2, 15), 15)).isEqualTo("2028-02-29");
        assertThat(CancellationEnd.of(LocalDate.of(2026, 12, 16), 15)).isEqualTo("2027-01-31");
        assertThat(CancellationEnd.of(LocalDate.of(2026, 11, 20), 20)).isEqualTo("2026-11-30");
    }

    @Test
    @DisplayName(
            "R059, R060 the old plan ends with the month of filing, the new one begins on the day after; every day")
    void planChangeDaysEveryDay() {
        EveryDay.all().forEach(day -> {
            assertThat(PlanChange.newStarts(day))
                    .isEqualTo(PlanChange.oldEnds(day).plusDays(1));
            assertThat(PlanChange.newStarts(day).getDayOfMonth()).isEqualTo(1);
            assertThat(YearMonth.from(PlanChange.oldEnds(day))).isEqualTo(YearMonth.from(day));
        });
        assertThat(PlanChange.newStarts(LocalDate.of(2026, 12, 15))).isEqualTo("2027-01-01");
    }

    @Test
    @DisplayName(
            "R066, R087 the device is due on the 3rd after the end, in every month; the 31st falls on the last of a short one")
    void returnDueEveryDay() {
        EveryDay.all().forEach(day -> {
            LocalDate due = ReturnDue.of(day, 3);
            assertThat(due.getDayOfMonth()).isEqualTo(3);
            assertThat(YearMonth.from(due)).isEqualTo(YearMonth.from(day).plusMonths(1));
        });
        assertThat(ReturnDue.of(LocalDate.of(2027, 1, 31), 31)).isEqualTo("2027-02-28");
    }
}
