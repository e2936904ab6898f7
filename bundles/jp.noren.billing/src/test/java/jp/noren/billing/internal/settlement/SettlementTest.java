package jp.noren.billing.internal.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.billing.internal.domain.SettlementRun;
import jp.noren.billing.internal.house.Contracts;
import jp.noren.billing.internal.house.FakeContracts;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** The run of the 25th, from its opening to its end. */
class SettlementTest {
    private static final String ON_THE_25TH = "2026-11-25T00:10:00+09:00";

    private static void r100(Contracts house, String... ids) {
        for (String id : ids) {
            house.contracts.add(id, "SORA-M1", "CARD", FakeContracts.line("monthly", 3_600, 10));
        }
    }

    @EachDatabase
    @DisplayName(
            "R025: the run of the 25th charges the next month, with all lines, tax once per rate; done once, however often it runs")
    void charges(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            r100(house, "ctr_1", "ctr_2");
            house.contracts.support("ctr_2", FakeContracts.line("support", 555, 10));
            house.work();
            house.at("2026-11-24T23:59:59+09:00");
            assertThat(house.cards.book.charges()).isZero();
            house.at(ON_THE_25TH);
            assertThat(house.charge("ctr_1").sum().total().amount()).isEqualTo(3_960);
            assertThat(house.charge("ctr_1").owner().month()).isEqualTo(YearMonth.of(2026, 12));
            assertThat(house.charge("ctr_2").sum().total().amount()).isEqualTo(4_570);
            assertThat(house.charge("ctr_2").state()).isEqualTo(ChargeState.PAID);
            house.at("2026-11-25T12:00:00+09:00");
            house.at("2026-12-24T12:00:00+09:00");
            assertThat(house.cards.book.charges()).isEqualTo(2);
            house.at("2026-12-25T12:00:00+09:00");
            assertThat(house.cards.book.charges()).isEqualTo(4);
            assertThat(house.acts)
                    .containsExactly(
                            "billing.run-opened", "billing.run-done", "billing.run-opened", "billing.run-done");
            assertThat(house.ledger("receivable")).isEqualTo(2 * (3_960 + 4_570));
            assertThat(house.ledger("tax")).isEqualTo(-2 * (360 + 415));
        }
    }

    @EachDatabase
    @DisplayName("R025: a contract that ends this month is charged nothing; one that costs nothing has no charge")
    void endsThisMonth(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            r100(house, "ctr_1", "ctr_2");
            house.contracts.add("ctr_0", "SORA-M1", "CARD");
            house.contracts.ends("ctr_1", YearMonth.of(2026, 11));
            house.work();
            house.at(ON_THE_25TH);
            assertThat(house.all("ctr_1")).isEmpty();
            assertThat(house.all("ctr_0")).isEmpty();
            assertThat(house.charge("ctr_2").state()).isEqualTo(ChargeState.PAID);
        }
    }

    @EachDatabase
    @DisplayName(
            "R025: what was paid at conclusion is not charged again by the run, and fees alone keep no month from it")
    void paidAtConclusion(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            r100(house, "ctr_1", "ctr_2");
            house.work();
            house.clock.set("2026-11-24T12:00:00+09:00");
            var first = house.request(
                    "conclusion:ctr_1",
                    "ctr_1",
                    List.of(YearMonth.of(2026, 12)),
                    FakeContracts.line("monthly", 3_600, 10));
            var charge = house.keep.add(first);
            assertThat(house.keep.add(first)).isEqualTo(charge);
            assertThat(house.keep.collect(charge.id()).state()).hasToString("PAID");
            assertThat(house.keep.collect(charge.id()).state()).hasToString("PAID");
            var fee = house.keep.add(
                    house.request("late:ctr_2", "ctr_2", List.of(), FakeContracts.line("late-return", 1_000, 10)));
            assertThat(house.keep.open("ctr_2").amount()).isEqualTo(1_100);
            house.at(ON_THE_25TH);
            assertThat(house.cards.book.charges()).isEqualTo(2);
            assertThat(house.keep.find(fee.id()).orElseThrow().state()).hasToString("OPEN");
            assertThat(house.all("ctr_2")).hasSize(2);
            var again = house.request(
                    "again:ctr_1", "ctr_1", List.of(YearMonth.of(2026, 12)), FakeContracts.line("monthly", 1, 10));
            assertThatThrownBy(() -> house.keep.add(again)).hasMessage("billing.month-charged");
        }
    }

    @EachDatabase
    @DisplayName("R025: a node that was down from the 24th to the 28th, or for months, makes the runs up, each once")
    void catchesUp(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            r100(house, "ctr_1");
            house.work();
            house.at("2026-11-28T09:00:00+09:00");
            assertThat(house.cards.book.charges()).isEqualTo(1);
            house.at("2027-03-01T09:00:00+09:00");
            assertThat(house.all("ctr_1"))
                    .extracting(charge -> charge.owner().month())
                    .containsExactlyInAnyOrder(
                            YearMonth.of(2026, 12),
                            YearMonth.of(2027, 1),
                            YearMonth.of(2027, 2),
                            YearMonth.of(2027, 3));
            assertThat(house.cards.book.charges()).isEqualTo(4);
        }
    }

    @EachDatabase
    @DisplayName(
            "R029: the method at the run counts: changed to card before it, paid by card; after it, billed the old way")
    void methodAtTheRun(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            house.contracts.add("ctr_1", "SORA-M1", "ATONE", FakeContracts.line("monthly", 3_600, 10));
            house.contracts.add("ctr_2", "SORA-M1", "ATONE", FakeContracts.line("monthly", 3_600, 10));
            house.work();
            house.clock.set("2026-11-24T23:59:59+09:00");
            house.contracts.pays("ctr_1", "CARD", "cust_ctr_1");
            house.at(ON_THE_25TH);
            house.contracts.pays("ctr_2", "CARD", "cust_ctr_2");
            house.work();
            assertThat(house.charge("ctr_1").state()).isEqualTo(ChargeState.PAID);
            assertThat(house.charge("ctr_2").owner().method()).isEqualTo("ATONE");
            assertThat(house.charge("ctr_2").state()).isEqualTo(ChargeState.OPEN);
        }
    }

    @EachDatabase
    @DisplayName(
            "a source that is away postpones the run, which goes on by itself; nothing is charged with a line too few")
    void sourceAway(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            r100(house, "ctr_1");
            house.contracts.support("ctr_1", FakeContracts.line("support", 300, 10));
            house.at("2026-10-25T12:00:00+09:00");
            house.contracts.away.add("support");
            house.at(ON_THE_25TH);
            assertThat(house.runs.unfinished()).singleElement().satisfies(run -> {
                assertThat(run.obstacle()).isEqualTo("billing.obstacle-source-away");
                assertThat(run.state()).isEqualTo(SettlementRun.State.WRITING);
            });
            house.contracts.away.clear();
            house.work();
            assertThat(house.runs.unfinished()).isEmpty();
            assertThat(house.all("ctr_1")).hasSize(2).allSatisfy(charge -> assertThat(
                            charge.sum().total().amount())
                    .isEqualTo(4_290));
        }
    }

    @EachDatabase
    @DisplayName("a card company that is away or silent costs nothing: the run waits and goes on by itself")
    void companyAway(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            r100(house, "ctr_1", "ctr_2");
            house.work();
            house.cards.away.add("CARD");
            house.at(ON_THE_25TH);
            assertThat(house.runs.unfinished().get(0).obstacle()).isEqualTo("billing.obstacle-provider-away");
            assertThat(house.charge("ctr_1").standing().tries()).isZero();
            house.cards.away.clear();
            house.cards.silent = true;
            house.work();
            assertThat(house.charge("ctr_1").state()).isEqualTo(ChargeState.OPEN);
            assertThat(house.charge("ctr_1").standing().rounds()).isZero();
            house.cards.silent = false;
            house.at("2026-11-25T00:15:00+09:00");
            assertThat(house.cards.book.charges()).isEqualTo(2);
            assertThat(house.runs.unfinished()).isEmpty();
            assertThat(house.mails).isEmpty();
        }
    }

    @EachDatabase
    @DisplayName("an operator stops a run and lets it go on; progress tells done, failed, left and the rest")
    void steered(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            for (int i = 0; i < 80; i++) {
                r100(house, String.format("ctr_%03d", i));
            }
            house.cards.card("cust_ctr_007", "declines");
            house.work();
            house.clock.set(ON_THE_25TH);
            var desk = jp.noren.access.api.Caller.system("test");
            assertThatThrownBy(() -> house.steer.open(desk, "TANA")).isInstanceOf(RefusedException.class);
            String run = house.steer.open(desk, "SORA").run().id();
            assertThat(house.steer.open(desk, "SORA").run().id()).isEqualTo(run);
            while (house.settleMonths.run()) {
                // page after page
            }
            house.bite();
            house.steer.stop(desk, run, true);
            house.work();
            var stopped = house.readRuns.get(desk, run);
            assertThat(stopped.paid() + stopped.failed()).isEqualTo(32);
            assertThat(stopped.left()).isEqualTo(48);
            assertThat(stopped.line()).contains("SORA 2026-12 COLLECTING (stopped): 80 written");
            house.steer.stop(desk, run, false);
            house.work();
            var done = house.readRuns.get(desk, run);
            assertThat(done.paid()).isEqualTo(79);
            assertThat(done.failed()).isEqualTo(1);
            assertThat(done.left()).isZero();
            assertThat(done.amount().amount()).isEqualTo(79 * 3_960);
            assertThatThrownBy(() -> house.steer.stop(desk, run, true)).hasMessage("billing.run-done");
            assertThat(house.acts).contains("billing.run-stopped", "billing.run-resumed");
        }
    }

    @EachDatabase
    @DisplayName("more than a page and a bite: 1,203 contracts, each charged once")
    void manyPages(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            for (int i = 0; i < 1_203; i++) {
                r100(house, String.format("ctr_%05d", i));
            }
            house.work();
            house.at(ON_THE_25TH);
            assertThat(house.cards.book.chargesByPurpose).hasSize(1_203);
            assertThat(house.cards.book.charges()).isEqualTo(1_203);
            assertThat(house.runs.newest(null, 1).get(0).written()).isEqualTo(1_203);
        }
    }
}
