package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Choice;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Status;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What stays of an application, and what it leaves alone")
class ApplicationsTest {
    private static final Caller MIDORI = RentalHouse.member("mem_1");
    private static final Caller TAICHI = RentalHouse.member("mem_2");

    @EachDatabase
    @DisplayName(
            "R002: each application leaves one record with its number, instant, actor, effective date and state; a look leaves none")
    void leavesOneRecord(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        Contract contract = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        house.preview.handle(MIDORI, Wish.cancellation(contract.id()));
        assertThat(house.count("applications")).isZero();
        house.clock.set("2026-11-15T23:59:59.999+09:00");
        Application filed = house.file(MIDORI, "k1", Wish.cancellation(contract.id()));
        assertThat(house.count("applications")).isEqualTo(1);
        assertThat(house.read.find(MIDORI, filed.id())).isEqualTo(filed);
        assertThat(filed.number()).isNotBlank();
        assertThat(filed.filedAt()).isEqualTo(Instant.parse("2026-11-15T14:59:59.999Z"));
        assertThat(filed.actor()).contains("mem_1");
        assertThat(filed.effectiveOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(filed.state()).isEqualTo(Application.State.CONCLUDED);
    }

    @EachDatabase
    @DisplayName(
            "R005: while one contract ends by cancellation and another by plan change, a further one is taken by itself")
    void othersDoNotMatter(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.stock("SR-300", 3);
        Contract first = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        Contract second = house.old("K-0002", "mem_1", "R50", "NORMAL", "2025-03-01");
        house.file(MIDORI, "k1", Wish.cancellation(first.id()));
        house.file(MIDORI, "k2", Wish.planChange(second.id(), "R100", "NORMAL"));
        Choice choice = new Choice("R50", "NORMAL", List.of());
        Application filed = house.file(
                MIDORI,
                "k3",
                new Wish(Application.Kind.NEW, null, choice, Map.of(), LocalDate.of(2026, 12, 1), "CARD"));
        assertThat(filed.state()).isEqualTo(Application.State.CONCLUDED);
        assertThat(house.contracts.find(filed.contract()).orElseThrow().status())
                .isEqualTo(Status.RESERVED);
        assertThat(house.now(first).end()).isEqualTo("2026-11-30");
        assertThat(house.now(second).end()).isEqualTo("2026-11-30");
    }

    @EachDatabase
    @DisplayName(
            "R061, R072: inside its prepaid time a contract may be changed; the new one is priced afresh, with nothing brought along")
    void nothingIsBroughtAlong(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.stock("SR-300", 1);
        Contract old = house.old("K-0003", "mem_2", "R200", "OMATOME6", "2026-09-01", "ATONE");
        Application filed = house.file(TAICHI, "k1", Wish.planChange(old.id(), "R100", "NORMAL"));
        Contract next = house.contracts.find(filed.newContract()).orElseThrow();
        assertThat(next.terms().isPrepaid()).isFalse();
        assertThat(next.terms().hasDeposit()).isFalse();
        assertThat(next.appliedAt()).isEqualTo(filed.filedAt());
        assertThat(house.charged(next.id(), "2026-12")).isEqualTo(Yen.of(5_610));
        assertThat(house.charged(old.id(), "2026-12")).isEqualTo(Yen.ZERO);
    }

    @EachDatabase
    @DisplayName(
            "R062: a contract from before the storefront decided anything ends all the same, its deposit measured at its end")
    void olderThanThePolicies(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.policies.put(RentalPolicies.DECIDED_FROM, LocalDate.of(2026, 10, 25));
        house.policies.put("depositMeasuredAt", "FILING");
        Contract old = house.old("K-0002", "mem_1", "R100", "DEPOCOMI", "2025-12-01");
        house.file(MIDORI, "k1", Wish.cancellation(old.id()));
        house.clock.set("2026-12-01T00:00:00+09:00");
        house.turn.run();
        assertThat(house.now(old).status()).isEqualTo(Status.ENDED);
        assertThat(house.billing.deposits).containsExactly("depositDue");
    }

    @EachDatabase
    @DisplayName(
            "R068: a plan change that was filed is not taken back and not edited, minutes later in the same window")
    void noWayBack(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.stock("SR-300", 1);
        Contract old = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        Application filed = house.file(MIDORI, "k1", Wish.planChange(old.id(), "R100", "NORMAL"));
        var undo = new RefuseUndo(house.read, new Refusals(database.transactions(), (a, s, act, o, d) -> {}));
        assertThat(RentalHouse.code(() -> {
                    throw undo.handle(MIDORI, filed.id());
                }))
                .isEqualTo("rental.plan-change-final");
        assertThat(house.now(old).status()).isEqualTo(Status.ENDING);
    }
}
