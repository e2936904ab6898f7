package jp.noren.billing.internal.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.billing.internal.house.Contracts;
import jp.noren.billing.internal.house.FakeContracts;
import jp.noren.billing.internal.house.PowerCut;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** The power fails at every step of a run, one after the other: each statement, each call to the company. Another node goes on. */
class CrashTest {
    private static final int CONTRACTS = 4;

    private static void settle(Contracts house, PowerCut line) {
        house.cards.step = place -> line.step();
        try {
            house.work();
        } catch (PowerCut.Killed killed) {
            // what the node held in memory is gone
        }
    }

    @EachDatabase
    @DisplayName(
            "R025: killed at any step, the run goes on and each contract is charged once for the month, in the company's book and in ours")
    void atEveryStep(TestDatabase database) {
        try (Contracts first = new Contracts(database)) {
            for (int i = 0; i < CONTRACTS; i++) {
                first.contracts.add("ctr_" + i, "SORA-M1", "CARD", FakeContracts.line("monthly", 3_600, 10));
            }
            first.contracts.add("ctr_a", "SORA-M1", "ATONE", FakeContracts.line("monthly", 100, 10));
            first.cards.card("cust_ctr_3", "lost");
            first.work();
            YearMonth month = YearMonth.of(2026, 11);
            boolean failed = true;
            int steps = 0;
            while (failed) {
                steps++;
                first.clock.set(month.atDay(25) + "T01:00:00+09:00");
                PowerCut line = new PowerCut(database.sql(), steps);
                Contracts dying = new Contracts(database, line, first.clock, first.contracts, first.cards.book);
                settle(dying, line);
                failed = line.failed();
                month = month.plusMonths(1);
                recover(first, month, steps);
            }
            assertThat(steps).isGreaterThan(30);
            assertThat(first.ledger("receivable")).isEqualTo((long) steps * CONTRACTS * 3_960);
        }
    }

    /** A successor, payment's janitor, and time. */
    private static void recover(Contracts dead, YearMonth month, int step) {
        Contracts next = new Contracts(dead.database, dead.database.sql(), dead.clock, dead.contracts, dead.cards.book);
        for (int i = 0; i < 3; i++) {
            next.work();
            next.cards.janitor(next.changed);
            next.clock.move(java.time.Duration.ofMinutes(2));
        }
        Map<String, Integer> paid = new HashMap<>();
        for (int i = 0; i < CONTRACTS; i++) {
            for (Charge charge : next.all("ctr_" + i)) {
                if (charge.owner().month().equals(month)) {
                    paid.merge("ctr_" + i, 1, Integer::sum);
                    assertThat(charge.state()).as("step %s: %s", step, charge).isEqualTo(ChargeState.PAID);
                    assertThat(next.cards.book.chargesByPurpose.get("charge:" + charge.id()))
                            .as("step %s", step)
                            .hasValue(1);
                }
            }
        }
        assertThat(paid).as("step %s", step).hasSize(CONTRACTS).allSatisfy((id, times) -> assertThat(times)
                .isEqualTo(1));
        assertThat(next.runs.unfinished()).as("step %s", step).isEmpty();
    }
}
