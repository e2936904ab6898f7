package jp.noren.rental.internal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import jp.noren.kernel.Decision;
import jp.noren.rental.internal.domain.Blackout;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.FeeCodes;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Kind;
import jp.noren.rental.internal.domain.LegacyRule;
import jp.noren.rental.internal.domain.MethodChange;
import jp.noren.rental.internal.domain.MethodChange.Transition;
import jp.noren.rental.internal.domain.ReturnDue;
import jp.noren.rental.internal.domain.ReturnRule;
import jp.noren.rental.internal.domain.SettlementDay;
import jp.noren.rental.internal.domain.Status;
import jp.noren.rental.internal.domain.Terms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceRulesTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2032, 12, 31);
    private static final MethodChange SEED = new MethodChange(Set.of(
            Transition.ofPolicy("ATONE", "CARD"),
            Transition.ofPolicy("NP_INVOICE", "CARD"),
            Transition.ofPolicy("CARD", "CARD")));
    private static final List<Blackout> THE_25TH = List.of(new Blackout(
            25,
            java.time.LocalTime.MIN,
            null,
            Set.of("CARD_CHANGE", "LEGACY_CARD_CHANGE", "PAYMENT_METHOD_CHANGE", "CANCELLATION")));

    private static Contract appliedAt(String instant) {
        return new Contract(
                "ctr_1",
                "K-0001",
                new Contract.Owner("SORA", "mem_1"),
                new Contract.Rented(Kind.ROUTER, "R50", "NORMAL"),
                OffsetDateTime.parse(instant).toInstant(),
                LocalDate.of(2019, 11, 1),
                null,
                Status.ACTIVE,
                new Contract.Payer("CARD", "mem_1"),
                null,
                new Terms(2980, 10, 0, 0, 0, 0),
                0);
    }

    private static void inZone(String zone, Runnable check) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            check.run();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @DisplayName(
            "R066 R087: for every contract end of 2024 to 2032 the device is due on the 3rd of the month after, and overdue from the 4th on")
    void dueOnTheThird() {
        for (YearMonth month = YearMonth.from(FIRST);
                !month.isAfter(YearMonth.from(LAST));
                month = month.plusMonths(1)) {
            LocalDate due = ReturnDue.of(month.atEndOfMonth(), 3);
            assertThat(due).isEqualTo(month.plusMonths(1).atDay(3));
            for (LocalDate day = month.atDay(1);
                    day.isBefore(month.plusMonths(2).atDay(1));
                    day = day.plusDays(1)) {
                boolean after = day.isAfter(due);
                assertThat(ReturnRule.isOverdue(due, day)).as(day.toString()).isEqualTo(after);
                assertThat(ReturnRule.isLate(due, day, day.plusDays(4), true)).isEqualTo(after);
                assertThat(ReturnRule.isLate(due, due, day, false)).isEqualTo(after);
                assertThat(ReturnRule.isDueSoon(due, day, 3)).isEqualTo(!after && !day.isBefore(due.minusDays(3)));
            }
        }
        assertThat(ReturnDue.of(LocalDate.of(2027, 1, 31), 30)).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    @DisplayName("R066: the postmark decides; where there is none to read, the day of arrival does")
    void thePostmarkDecides() {
        LocalDate due = LocalDate.of(2026, 12, 3);
        assertThat(ReturnRule.isLate(due, due, due.plusDays(5), true)).isFalse();
        assertThat(ReturnRule.isLate(due, due.plusDays(1), due.plusDays(5), true))
                .isTrue();
        assertThat(ReturnRule.isLate(due, null, due.plusDays(1), true)).isTrue();
        assertThat(ReturnRule.isLate(due, null, due, true)).isFalse();
        assertThat(ReturnRule.isLate(due, due, due.plusDays(1), false)).isTrue();
    }

    @Test
    @DisplayName("Section 25: a device takes the steps of the state machine and no others")
    void statesOfADevice() {
        assertThat(reachable(DeviceState.IN_STOCK))
                .contains(DeviceState.ASSIGNED)
                .doesNotContain(DeviceState.SHIPPED);
        assertThat(reachable(DeviceState.ASSIGNED))
                .containsExactlyInAnyOrder(DeviceState.IN_STOCK, DeviceState.SHIPPED);
        assertThat(reachable(DeviceState.IN_USE))
                .containsExactlyInAnyOrder(DeviceState.RETURN_WAITING, DeviceState.LOST);
        assertThat(reachable(DeviceState.RETURN_WAITING))
                .containsExactlyInAnyOrder(DeviceState.RETURNED, DeviceState.LOST);
        assertThat(reachable(DeviceState.RETURNED)).containsExactly(DeviceState.INSPECTED);
        assertThat(reachable(DeviceState.INSPECTED))
                .containsExactlyInAnyOrder(DeviceState.IN_STOCK, DeviceState.DAMAGED, DeviceState.LOST);
        for (DeviceState from : DeviceState.values()) {
            assertThat(from.canBecome(from)).isFalse();
            for (DeviceState to : DeviceState.values()) {
                assertThat(from.canBeMovedByHandTo(to) && !from.canBecome(to)).isFalse();
            }
        }
        assertThat(DeviceState.IN_STOCK.canBeMovedByHandTo(DeviceState.ASSIGNED))
                .isFalse();
        assertThat(DeviceState.RETURN_WAITING.canBeMovedByHandTo(DeviceState.RETURNED))
                .isFalse();
    }

    private static EnumSet<DeviceState> reachable(DeviceState from) {
        EnumSet<DeviceState> next = EnumSet.noneOf(DeviceState.class);
        for (DeviceState to : DeviceState.values()) {
            if (from.canBecome(to)) {
                next.add(to);
            }
        }
        return next;
    }

    @Test
    @DisplayName(
            "Section 25: what is lost costs the fee of its kind, a missing accessory that of its name or of its kind")
    void feesOfALoss() {
        assertThat(FeeCodes.loss(Kind.ROUTER)).isEqualTo("LOSS_ROUTER");
        assertThat(FeeCodes.loss(Kind.SIM)).isEqualTo("LOSS_SIM");
        assertThat(FeeCodes.accessory("USB_CABLE")).containsExactly("LOSS_USB_CABLE", "LOSS_CABLE");
        assertThat(FeeCodes.accessory("CASE")).containsExactly("LOSS_CASE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/New_York"})
    @DisplayName(
            "R019: 2019-10-31 23:59:59.999 JST is legacy, 2019-11-01 00:00 is not, whatever the zone of the machine")
    void legacyToTheMillisecond(String zone) {
        LocalDate until = LocalDate.of(2019, 10, 31);
        inZone(zone, () -> {
            assertThat(LegacyRule.isLegacy(appliedAt("2019-10-31T23:59:59.999+09:00"), until))
                    .isTrue();
            assertThat(LegacyRule.isLegacy(appliedAt("2019-11-01T00:00:00.000+09:00"), until))
                    .isFalse();
            assertThat(LegacyRule.isLegacy(appliedAt("2019-09-20T12:00:00+09:00"), until))
                    .isTrue();
            assertThat(LegacyRule.isLegacy(appliedAt("2019-09-20T12:00:00+09:00"), null))
                    .isFalse();
        });
    }

    @Test
    @DisplayName(
            "R028 R029 R030 R032: of all pairs of methods only atone to card, NP to card and card to card may be changed")
    void onlyNamedTransitions() {
        List<String> methods = List.of("CARD", "ATONE", "NP");
        for (String from : methods) {
            for (String to : methods) {
                assertThat(SEED.decide(List.of(from), to).isAllowed())
                        .as(from + " " + to)
                        .isEqualTo(to.equals("CARD"));
            }
        }
        assertThat(SEED.decide(List.of("CARD"), "ATONE"))
                .isEqualTo(Decision.rejected("rental.payment-change-not-allowed"));
        assertThat(SEED.decide(List.of("ATONE", "NP"), "CARD").isAllowed()).isTrue();
        assertThat(new MethodChange(Set.of()).decide(List.of("ATONE"), "CARD").isAllowed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/New_York"})
    @DisplayName(
            "R026 R027: for every day of 2024 to 2032 card data are written on each day but the 25th, to its first and last millisecond")
    void everyDayButThe25th(String zone) {
        inZone(zone, () -> {
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                boolean settlement = day.getDayOfMonth() == 25;
                Instant begin = Japan.instant(day.atStartOfDay());
                Instant end = Japan.instant(day.plusDays(1).atStartOfDay()).minusMillis(1);
                for (Instant at : List.of(begin, begin.plusSeconds(43_200), end)) {
                    assertOpen(at, !settlement);
                }
            }
        });
    }

    private static void assertOpen(Instant at, boolean open) {
        for (boolean legacy : List.of(true, false)) {
            for (String from : List.of("CARD", "ATONE", "NP")) {
                String procedure = MethodChange.procedure(legacy, List.of(from));
                assertThat(Blackout.decide(THE_25TH, procedure, Japan.time(at)).isAllowed())
                        .as(at + " " + procedure)
                        .isEqualTo(open);
            }
        }
    }

    @Test
    @DisplayName("R027: each way that writes card data has a word in the blackout")
    void proceduresOfABlackout() {
        assertThat(MethodChange.procedure(false, List.of("CARD"))).isEqualTo("CARD_CHANGE");
        assertThat(MethodChange.procedure(true, List.of("CARD"))).isEqualTo("LEGACY_CARD_CHANGE");
        assertThat(MethodChange.procedure(true, List.of("ATONE"))).isEqualTo("LEGACY_CARD_CHANGE");
        assertThat(MethodChange.procedure(false, List.of("ATONE"))).isEqualTo("PAYMENT_METHOD_CHANGE");
        assertThat(MethodChange.procedure(false, List.of("CARD", "NP"))).isEqualTo("PAYMENT_METHOD_CHANGE");
    }

    @Test
    @DisplayName("R029: for every day of 2024 to 2032 the settlement that uses a change is the next 25th not yet run")
    void nextSettlement() {
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            LocalDate next = SettlementDay.notBefore(day, 25);
            assertThat(next.getDayOfMonth()).isEqualTo(25);
            assertThat(next).isAfterOrEqualTo(day).isBefore(day.plusDays(31));
        }
        assertThat(SettlementDay.notBefore(LocalDate.of(2026, 11, 24), 25)).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(SettlementDay.notBefore(LocalDate.of(2026, 11, 26), 25)).isEqualTo(LocalDate.of(2026, 12, 25));
        assertThat(SettlementDay.notBefore(LocalDate.of(2027, 2, 1), 31)).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    @DisplayName(
            "R024: for every day of 2024 to 2032 a card is to be renewed from the 1st of its last month on, and misses a settlement once it cannot pay it")
    void cardsExpire() {
        CardFace december = new CardFace("JCB", "0003", YearMonth.of(2026, 12));
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            assertThat(december.isToBeRenewed(day)).isEqualTo(!day.isBefore(LocalDate.of(2026, 12, 1)));
            LocalDate settlement = SettlementDay.notBefore(day, 25);
            assertThat(december.expiresBefore(settlement)).isEqualTo(day.isAfter(LocalDate.of(2026, 12, 25)));
        }
        assertThat(CardFace.UNKNOWN.isToBeRenewed(LAST)).isFalse();
        assertThat(CardFace.UNKNOWN.expiresBefore(LAST)).isFalse();
    }
}
