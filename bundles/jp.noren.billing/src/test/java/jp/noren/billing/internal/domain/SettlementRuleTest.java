package jp.noren.billing.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettlementRuleTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2032, 12, 31);
    private static final SettlementRule OF_25 = new SettlementRule(25, "NEXT_MONTH");

    private static List<SettlementRule.Due> due(LocalDate first, LocalDate today, Set<YearMonth> done) {
        return SettlementRule.due(first, today, done, day -> OF_25);
    }

    @Test
    @DisplayName("R025: each day 2024 to 2032: due on the 25th alone, for the next month, and done once it is done")
    void everyDay() {
        Set<YearMonth> done = new HashSet<>();
        int runs = 0;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            List<SettlementRule.Due> due = due(FIRST, day, done);
            if (day.getDayOfMonth() == 25) {
                assertThat(due)
                        .containsExactly(
                                new SettlementRule.Due(day, YearMonth.from(day).plusMonths(1)));
                done.add(due.get(0).month());
                runs++;
            }
            assertThat(due(FIRST, day, done)).as("%s", day).isEmpty();
        }
        assertThat(runs).isEqualTo(9 * 12);
    }

    @Test
    @DisplayName("R025: a node that is up on any days at all makes up what it missed, each month once, none too early")
    void catchesUp() {
        Random random = new Random(20261125);
        for (int round = 0; round < 50; round++) {
            Map<YearMonth, LocalDate> held = new HashMap<>();
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1 + random.nextInt(75))) {
                for (SettlementRule.Due due : due(FIRST, day, held.keySet())) {
                    assertThat(due.settleOn())
                            .isEqualTo(due.month().minusMonths(1).atDay(25));
                    assertThat(day).isAfterOrEqualTo(due.settleOn());
                    assertThat(held.put(due.month(), day)).isNull();
                }
                List<YearMonth> wanted = new ArrayList<>();
                for (YearMonth m = YearMonth.from(FIRST); !m.atDay(25).isAfter(day); m = m.plusMonths(1)) {
                    wanted.add(m.plusMonths(1));
                }
                assertThat(held.keySet()).containsExactlyInAnyOrderElementsOf(wanted);
            }
        }
    }

    @Test
    @DisplayName("R025: what was due before the house looked after a shop is not its own")
    void beginsWithTheShop() {
        assertThat(due(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 24), Set.of()))
                .isEmpty();
        assertThat(due(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 25), Set.of()))
                .hasSize(1);
        assertThat(due(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25), Set.of()))
                .containsExactly(new SettlementRule.Due(LocalDate.of(2026, 12, 25), YearMonth.of(2027, 1)));
    }

    @Test
    @DisplayName("R025: a day that a month does not have is its last day: 28, 29, 30, 31")
    void shortMonths() {
        SettlementRule last = new SettlementRule(31, "NEXT_MONTH");
        for (YearMonth m = YearMonth.of(2024, 1); m.getYear() < 2033; m = m.plusMonths(1)) {
            Set<YearMonth> before = Set.of(m);
            LocalDate first = m.atDay(1);
            Function<LocalDate, SettlementRule> rule = day -> last;
            LocalDate end = m.atEndOfMonth();
            assertThat(SettlementRule.due(first, end.minusDays(1), before, rule))
                    .isEmpty();
            assertThat(SettlementRule.due(first, end, before, rule))
                    .containsExactly(new SettlementRule.Due(end, m.plusMonths(1)));
        }
    }

    @Test
    @DisplayName("R025: a day that is changed in mid-month neither leaves a month out nor charges it twice")
    void changedDay() {
        for (int change = 1; change <= 30; change++) {
            LocalDate from = LocalDate.of(2026, 11, change);
            for (int[] days : new int[][] {{25, 20}, {20, 25}, {25, 1}, {1, 25}}) {
                Function<LocalDate, SettlementRule> rule =
                        day -> new SettlementRule(day.isBefore(from) ? days[0] : days[1], "NEXT_MONTH");
                Set<YearMonth> done = new HashSet<>();
                List<YearMonth> inOrder = new ArrayList<>();
                for (LocalDate day = LocalDate.of(2026, 10, 1); day.getYear() < 2027; day = day.plusDays(1)) {
                    for (SettlementRule.Due due : SettlementRule.due(LocalDate.of(2026, 10, 1), day, done, rule)) {
                        assertThat(done.add(due.month())).isTrue();
                        inOrder.add(due.month());
                    }
                }
                assertThat(inOrder)
                        .as("%s from %s", days[1], from)
                        .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 12), YearMonth.of(2027, 1));
            }
        }
    }

    @Test
    void refusesWhatIsNoRule() {
        assertThatThrownBy(() -> new SettlementRule(0, "NEXT_MONTH")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SettlementRule(25, "SOMETIMES")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SettlementRule(25, "SAME_MONTH").monthOf(YearMonth.of(2026, 11)))
                .isEqualTo(YearMonth.of(2026, 11));
    }

    @Test
    @DisplayName("retries: three days and a week after the first failure, then none")
    void retries() {
        LocalDate failed = LocalDate.of(2026, 11, 25);
        assertThat(RetryPlan.USUAL.next(1, failed)).contains(LocalDate.of(2026, 11, 28));
        assertThat(RetryPlan.USUAL.next(2, failed)).contains(LocalDate.of(2026, 12, 2));
        assertThat(RetryPlan.USUAL.next(3, failed)).isEmpty();
        assertThat(RetryPlan.USUAL.next(0, failed)).contains(LocalDate.of(2026, 11, 28));
        assertThatThrownBy(() -> new RetryPlan(List.of(7, 3))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPlan(List.of(0))).isInstanceOf(IllegalArgumentException.class);
    }
}
