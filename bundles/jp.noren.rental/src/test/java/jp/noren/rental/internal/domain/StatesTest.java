package jp.noren.rental.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatesTest {
    private static final LocalDateTime OPEN = LocalDateTime.of(2026, 11, 10, 10, 0);

    private static Decision change(Contract contract, Contract.Rented target) {
        return PlanChange.decide(contract, target, OPEN, Samples.WINDOW, Samples.blackouts());
    }

    @Test
    @DisplayName(
            "R069, R071 no plan change of what is ending, has ended, has not begun or is unpaid, each with its reason")
    void planChangeByState() {
        Map<Status, String> reasons = Map.of(
                Status.APPLIED, "rental.not-started",
                Status.RESERVED, "rental.not-started",
                Status.ACTIVE, "allowed",
                Status.ENDING, "rental.already-filed",
                Status.ENDED, "rental.contract-ended",
                Status.SUSPENDED, "rental.suspended",
                Status.FORCED_END, "rental.contract-ended");
        assertThat(reasons).hasSize(Status.values().length);
        reasons.forEach((status, reason) -> assertThat(Samples.code(change(in(status), Samples.other())))
                .as("%s", status)
                .isEqualTo(reason));
    }

    @Test
    @DisplayName("R069, R086, R088 a cancellation is taken once, of what runs or is unpaid, not of what has not begun")
    void cancellationByState() {
        Map<Status, String> reasons = Map.of(
                Status.APPLIED, "rental.not-started",
                Status.RESERVED, "rental.not-started",
                Status.ACTIVE, "allowed",
                Status.ENDING, "rental.already-filed",
                Status.ENDED, "rental.contract-ended",
                Status.SUSPENDED, "allowed",
                Status.FORCED_END, "rental.contract-ended");
        reasons.forEach(
                (status, reason) -> assertThat(Samples.code(Cancellation.decide(in(status), OPEN, Samples.blackouts())))
                        .as("%s", status)
                        .isEqualTo(reason));
    }

    private static Contract in(Status status) {
        boolean later = status == Status.RESERVED || status == Status.APPLIED;
        boolean ends = status == Status.ENDING || status == Status.ENDED || status == Status.FORCED_END;
        return Samples.contract(
                later ? "2026-12-01" : "2025-03-01", ends ? "2026-11-30" : null, status, Samples.NORMAL);
    }

    @Test
    @DisplayName("R070 the same plan in the same course is no change; another course alone is one")
    void sameOrOther() {
        Contract contract = Samples.contract("2025-03-01", Samples.NORMAL);
        assertThat(Samples.code(change(contract, contract.rented()))).isEqualTo("rental.same-plan");
        for (String course : List.of("DEPOCOMI", "OMATOME6")) {
            assertThat(change(contract, new Contract.Rented(Kind.ROUTER, "R50", course))
                            .isAllowed())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("R067, R082 a contract begins and ends at midnight, whether or not a job has written it down")
    void byTheDay() {
        Contract reserved = Samples.contract("2026-12-01", null, Status.RESERVED, Samples.NORMAL);
        Contract ending = Samples.contract("2025-03-01", "2026-11-30", Status.ENDING, Samples.NORMAL);
        EveryDay.all().forEach(day -> {
            assertThat(reserved.on(day))
                    .isEqualTo(day.isBefore(LocalDate.of(2026, 12, 1)) ? Status.RESERVED : Status.ACTIVE);
            assertThat(ending.on(day))
                    .isEqualTo(day.isAfter(LocalDate.of(2026, 11, 30)) ? Status.ENDED : Status.ENDING);
        });
    }

    @Test
    @DisplayName(
            "R030 whoever pays by card does so in additional applications and plan changes too; R033 by what he is")
    void methods() {
        assertThat(Samples.code(Paying.applies("ATONE", List.of("CARD"), "INDIVIDUAL")))
                .isEqualTo("rental.payment-change-not-allowed");
        assertThat(Samples.code(Paying.applies("NP", List.of("NP", "CARD"), "CORPORATE")))
                .isEqualTo("rental.payment-change-not-allowed");
        assertThat(Paying.applies("CARD", List.of("ATONE"), "INDIVIDUAL").isAllowed())
                .isTrue();
        assertThat(Paying.applies("ATONE", List.of(), "INDIVIDUAL").isAllowed()).isTrue();
        assertThat(Paying.applies("NP", List.of(), "CORPORATE").isAllowed()).isTrue();
        assertThat(Samples.code(Paying.applies("NP", List.of(), "INDIVIDUAL"))).isEqualTo("rental.method-not-offered");
        assertThat(Samples.code(Paying.applies("ATONE", List.of(), "CORPORATE")))
                .isEqualTo("rental.method-not-offered");
        assertThat(Samples.code(Paying.stays("CARD", "NP"))).isEqualTo("rental.payment-change-not-allowed");
        assertThat(Samples.code(Paying.stays("ATONE", "CARD"))).isEqualTo("rental.payment-change-not-allowed");
        assertThat(Paying.stays("CARD", null).isAllowed()).isTrue();
        assertThat(Paying.stays("CARD", "CARD").isAllowed()).isTrue();
    }

    @Test
    @DisplayName("R004 a start can be chosen within the storefront's days; every day of nine years")
    void starts() {
        EveryDay.all().forEach(day -> {
            assertThat(Start.decide(day, day, 1, 62).isAllowed()).isFalse();
            assertThat(Start.decide(day.plusDays(1), day, 1, 62).isAllowed()).isTrue();
            assertThat(Start.decide(day.plusDays(62), day, 1, 62).isAllowed()).isTrue();
            assertThat(Start.decide(day.plusDays(63), day, 1, 62).isAllowed()).isFalse();
        });
    }
}
