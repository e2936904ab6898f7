package jp.noren.support.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import jp.noren.kernel.DayWindow;
import jp.noren.kernel.Decision;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each rule of dates on each day of nine years, three of them leap years. */
class EveryDayTest {
    private static final Terms TERMS = new Terms(new DayWindow(1, 15), 1, Counting.SHARED, false);
    private static final OptionalInt TWO = OptionalInt.of(2);

    private static Stream<LocalDate> days() {
        return LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2033, 1, 1));
    }

    private static Plan plan(String code, String kind) {
        LocalizedText name = LocalizedText.of(code, code, code);
        List<CoverTerm> covers =
                List.of(new CoverTerm("DAMAGE", 0), new CoverTerm("LOSS", 2), new CoverTerm("THEFT", 2));
        return new Plan("SORA", code, LocalDate.EPOCH, kind, name, Yen.of(500), 10, true, name, covers);
    }

    private static Period period(String plan, LocalDate start, LocalDate end, EndReason reason) {
        return new Period(
                plan + start,
                plan,
                start,
                end,
                reason,
                true,
                plan(plan, "ROUTER").coversFrom(start, TWO));
    }

    private static Situation with(Period... periods) {
        return new Situation("ACTIVE", "ROUTER", null, new History(List.of(periods)), 0, 0);
    }

    private static Decision ask(Situation at, Terms terms, Operation operation, LocalDate day) {
        Optional<Plan> plan = Optional.of(plan("SUPPORT_PREMIUM", "ROUTER"));
        return FilingRules.all(at, terms, operation, plan, day, Japan.nextMonth(day));
    }

    private static String code(Decision decision) {
        return decision instanceof Decision.Rejected no ? no.code() : "ok";
    }

    @Test
    @DisplayName("R040 Q01: a change and a release are accepted on day 1 to 15 of every month 2024 to 2032, and on no"
            + " other; weekends move nothing")
    void windowOnEachDay() {
        Situation at = with(period("SUPPORT", LocalDate.of(2020, 1, 1), null, null));
        assertThat(days()).hasSize(3288).allSatisfy(day -> {
            String expected = day.getDayOfMonth() <= 15 ? "ok" : "support.window-closed";
            assertThat(code(ask(at, TERMS, Operation.CHANGE, day))).isEqualTo(expected);
            assertThat(code(ask(at, TERMS, Operation.RELEASE, day))).isEqualTo(expected);
        });
    }

    @Test
    @DisplayName("R040: a window of other days is the policy's, on each day 2024 to 2032")
    void otherWindow() {
        Situation at = with(period("SUPPORT", LocalDate.of(2020, 1, 1), null, null));
        Terms other = new Terms(new DayWindow(10, 31), 1, Counting.SHARED, false);
        assertThat(days()).allSatisfy(day -> assertThat(
                        ask(at, other, Operation.CHANGE, day).isAllowed())
                .isEqualTo(day.getDayOfMonth() >= 10));
    }

    @Test
    @DisplayName(
            "R042 R046: filed on any day, the old one is valid to the last day of that month (28, 29, 30, 31) and the"
                    + " new one from the next day on")
    void effectOnEachDay() {
        assertThat(days()).allSatisfy(day -> {
            Filing filing = new Filing(
                    Operation.RELEASE,
                    period("SUPPORT", LocalDate.of(2020, 1, 1), null, null),
                    null,
                    Japan.nextMonth(day),
                    Map.of(),
                    new Allowance(1, Counting.SHARED, 0, 1));
            assertThat(filing.lastDay()).isEqualTo(day.withDayOfMonth(day.lengthOfMonth()));
            assertThat(filing.effectiveOn().getDayOfMonth()).isEqualTo(1);
            assertThat(YearMonth.from(filing.effectiveOn()))
                    .isEqualTo(YearMonth.from(day).plusMonths(1));
        });
        assertThat(Japan.nextMonth(LocalDate.of(2026, 12, 15))).isEqualTo("2027-01-01");
        assertThat(days().map(LocalDate::lengthOfMonth).distinct()).containsExactlyInAnyOrder(28, 29, 30, 31);
    }

    @Test
    @DisplayName("R043 R044 Q02: started on any day 2024 to 2032, loss and theft are covered from the 1st of the start"
            + " month plus two, the rest at once")
    void coverStartsOnEachDay() {
        Plan premium = plan("SUPPORT_PREMIUM", "ROUTER");
        assertThat(days()).allSatisfy(start -> {
            Map<String, LocalDate> covers = premium.coversFrom(start, TWO);
            int months = start.getYear() * 12 + start.getMonthValue() - 1 + 2;
            LocalDate expected = LocalDate.of(months / 12, months % 12 + 1, 1);
            assertThat(covers)
                    .containsEntry("LOSS", expected)
                    .containsEntry("THEFT", expected)
                    .containsEntry("DAMAGE", start);
        });
        assertThat(premium.coversFrom(LocalDate.of(2026, 12, 16), TWO)).containsEntry("LOSS", LocalDate.of(2027, 2, 1));
        assertThat(premium.coversFrom(LocalDate.of(2026, 12, 1), OptionalInt.of(0)))
                .containsEntry("LOSS", LocalDate.of(2026, 12, 1));
        assertThat(premium.coversFrom(LocalDate.of(2026, 12, 1), OptionalInt.empty()))
                .as("without a policy the catalogue's own months")
                .containsEntry("LOSS", LocalDate.of(2027, 2, 1));
    }

    @Test
    @DisplayName(
            "R045: an incident on each day 2024 to 2032 is covered exactly from the cover's first day to the plan's"
                    + " last")
    void incidentOnEachDay() {
        LocalDate start = LocalDate.of(2025, 12, 16);
        LocalDate end = LocalDate.of(2029, 6, 30);
        History history = new History(List.of(period("SUPPORT_PREMIUM", start, end, EndReason.RELEASE)));
        LocalDate loss = LocalDate.of(2026, 2, 1);
        assertThat(days()).allSatisfy(day -> {
            boolean inside = !day.isBefore(start) && !day.isAfter(end);
            assertThat(CoverDecision.of(history, "DAMAGE", day).isCovered()).isEqualTo(inside);
            CoverDecision lost = CoverDecision.of(history, "LOSS", day);
            assertThat(lost.isCovered()).isEqualTo(!day.isBefore(loss) && !day.isAfter(end));
            if (day.isBefore(loss)) {
                assertThat(lost.from()).isEqualTo(loss);
                assertThat(lost.reason()).isEqualTo("support.claim-before-cover");
            }
            if (day.isAfter(end)) {
                assertThat(lost.reason()).isEqualTo("support.claim-after-end");
                assertThat(lost.until()).isEqualTo(end);
            }
        });
    }

    @Test
    @DisplayName("R045: the plan of the day of the incident decides, not the one before, after or of today")
    void planOfTheDay() {
        History history = new History(List.of(
                new Period(
                        "a",
                        "SUPPORT",
                        LocalDate.of(2025, 3, 1),
                        LocalDate.of(2026, 11, 30),
                        EndReason.CHANGE,
                        false,
                        Map.of("DAMAGE", LocalDate.of(2025, 3, 1))),
                period("SUPPORT_PREMIUM", LocalDate.of(2026, 12, 1), null, null)));
        CoverDecision early = CoverDecision.of(history, "LOSS", LocalDate.of(2026, 11, 20));
        assertThat(early.reason()).isEqualTo("support.claim-before-cover");
        assertThat(early.from()).isEqualTo("2027-02-01");
        assertThat(CoverDecision.of(history, "DAMAGE", LocalDate.of(2026, 11, 20))
                        .plan())
                .isEqualTo("SUPPORT");
        assertThat(CoverDecision.of(history, "FIRE", LocalDate.of(2026, 11, 20)).reason())
                .isEqualTo("support.claim-not-in-plan");
        assertThat(CoverDecision.of(History.NONE, "LOSS", LocalDate.of(2026, 11, 20))
                        .reason())
                .isEqualTo("support.claim-no-support");
        History released = history.until(LocalDate.of(2027, 1, 31));
        assertThat(CoverDecision.of(released, "LOSS", LocalDate.of(2027, 1, 20)).reason())
                .as("a cover that would begin after the end never begins")
                .isEqualTo("support.claim-not-in-plan");
    }

    @Test
    @DisplayName("R041, section 25: the state on each day 2024 to 2032 of a change and of a release")
    void stateOnEachDay() {
        LocalDate start = LocalDate.of(2025, 3, 1);
        LocalDate change = LocalDate.of(2026, 12, 1);
        LocalDate end = LocalDate.of(2029, 2, 28);
        History history = new History(List.of(
                period("SUPPORT", start, change.minusDays(1), EndReason.CHANGE),
                period("SUPPORT_PREMIUM", change, end, EndReason.RELEASE)));
        assertThat(days()).allSatisfy(day -> {
            SupportState expected = day.isBefore(change)
                    ? SupportState.CHANGE_FILED
                    : day.isAfter(end) ? SupportState.ENDED : SupportState.RELEASE_FILED;
            assertThat(history.state(day)).isEqualTo(expected);
            assertThat(History.NONE.state(day)).isEqualTo(SupportState.NONE);
        });
        assertThat(history.until(LocalDate.of(2026, 11, 30)).state(LocalDate.of(2026, 11, 30)))
                .as("the change is gone with its contract (R052)")
                .isEqualTo(SupportState.ACTIVE);
    }

    @Test
    @DisplayName("R047 Q03: shared, one change or one release and nothing after it; separate, one of each")
    void allowance() {
        Period running = period("SUPPORT", LocalDate.of(2020, 1, 1), null, null);
        History history = new History(List.of(running));
        Terms separate = new Terms(new DayWindow(1, 15), 1, Counting.SEPARATE, false);
        LocalDate day = LocalDate.of(2027, 1, 10);
        Situation changed = new Situation("ACTIVE", "ROUTER", null, history, 1, 0);
        assertThat(code(ask(changed, TERMS, Operation.CHANGE, day))).isEqualTo("support.operation-limit");
        assertThat(code(ask(changed, TERMS, Operation.RELEASE, day))).isEqualTo("support.operation-limit");
        assertThat(code(ask(changed, separate, Operation.CHANGE, day))).isEqualTo("support.operation-limit");
        assertThat(code(ask(changed, separate, Operation.RELEASE, day))).isEqualTo("ok");
        Situation released = new Situation("ACTIVE", "ROUTER", null, history.until(day.minusDays(1)), 0, 1);
        assertThat(code(ask(released, TERMS, Operation.RELEASE, day)))
                .as("in any later month")
                .isEqualTo("support.operation-limit");
        Terms three = new Terms(new DayWindow(1, 15), 3, Counting.SHARED, false);
        assertThat(new Allowance(3, Counting.SHARED, 1, 1).left(Operation.CHANGE))
                .isEqualTo(1);
        assertThat(code(ask(changed, three, Operation.RELEASE, day))).isEqualTo("ok");
    }

    @Test
    @DisplayName(
            "R052, as R071 and R088: only contracts in use; a suspended one may release; what would begin after the"
                    + " end is refused, on each day")
    void runningContracts() {
        History history = new History(List.of(period("SUPPORT", LocalDate.of(2020, 1, 1), null, null)));
        LocalDate day = LocalDate.of(2026, 11, 10);
        for (String state : List.of("APPLIED", "RESERVED", "ENDED", "FORCED_END", "SUSPENDED")) {
            Situation at = new Situation(state, "ROUTER", null, history, 0, 0);
            assertThat(code(ask(at, TERMS, Operation.CHANGE, day))).isEqualTo("support.contract-not-running");
            assertThat(code(ask(at, TERMS, Operation.RELEASE, day)))
                    .isEqualTo(state.equals("SUSPENDED") ? "ok" : "support.contract-not-running");
        }
        Terms always = new Terms(new DayWindow(1, 31), 1, Counting.SHARED, false);
        LocalDate end = LocalDate.of(2028, 2, 29);
        Situation ending = new Situation("ENDING", "ROUTER", end, history.until(end), 0, 0);
        assertThat(days().filter(one -> !one.isAfter(end)))
                .allSatisfy(one -> assertThat(code(ask(ending, always, Operation.CHANGE, one)))
                        .isEqualTo(YearMonth.from(one).equals(YearMonth.from(end)) ? "support.contract-ending" : "ok"));
    }

    @Test
    @DisplayName("R050 Q11: the plans for SIM on SIM contracts only, the others on router contracts only")
    void kinds() {
        for (String kind : List.of("ROUTER", "SIM")) {
            for (String forKind : List.of("ROUTER", "SIM")) {
                assertThat(FilingRules.fits(Optional.of(plan("X", forKind)), kind)
                                .isAllowed())
                        .isEqualTo(kind.equals(forKind));
            }
        }
        assertThat(code(FilingRules.fits(Optional.empty(), "SIM"))).isEqualTo("support.plan-unknown");
    }

    @Test
    @DisplayName(
            "R051 Q12: joining later is refused unless the storefront allows it, and then in the same window, on each"
                    + " day")
    void lateJoin() {
        Terms open = new Terms(new DayWindow(1, 15), 1, Counting.SHARED, true);
        assertThat(days()).allSatisfy(day -> {
            assertThat(code(ask(with(), TERMS, Operation.JOIN, day))).isEqualTo("support.late-join-closed");
            assertThat(code(ask(with(), open, Operation.JOIN, day)))
                    .isEqualTo(day.getDayOfMonth() <= 15 ? "ok" : "support.window-closed");
        });
        Situation has = with(period("SUPPORT", LocalDate.of(2020, 1, 1), null, null));
        assertThat(code(ask(has, open, Operation.JOIN, LocalDate.of(2026, 11, 1))))
                .isEqualTo("support.has-plan");
        assertThat(code(ask(with(), open, Operation.CHANGE, LocalDate.of(2026, 11, 1))))
                .isEqualTo("support.none");
    }
}
