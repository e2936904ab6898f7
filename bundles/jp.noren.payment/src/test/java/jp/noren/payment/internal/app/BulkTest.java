package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.api.BulkPayments;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** Many payments at once: each as safe as a single one. */
class BulkTest {
    private static final class Killed extends RuntimeException {}

    private static Payments.Start charge(String id, long amount) {
        return new Payments.Start(
                id + ".1",
                "KURA",
                Payments.CHARGE + id,
                Yen.of(amount),
                Yen.of(amount / 11),
                Bench.buyer(),
                null,
                "K-0001",
                Set.of(),
                new PaymentSource.StoredCard("cust_" + id, 1),
                null,
                null);
    }

    private static List<Payments.Start> charges(int number) {
        List<Payments.Start> starts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            starts.add(charge("chg_" + i, 3_960));
        }
        return starts;
    }

    private static List<PaymentView> run(Bench bench, List<Payments.Start> starts) {
        List<PaymentView> told = new CopyOnWriteArrayList<>();
        try (BulkPayments.Bulk bulk = bench.bulkDesk().open("KURA", "CARD", BuyerKind.INDIVIDUAL)) {
            bench.database.transactions().run(() -> bulk.prepare(starts));
            bulk.execute(told::addAll);
        }
        return told;
    }

    private static Bench bench(TestDatabase database, FakeCompany company) {
        Bench bench = new Bench(database);
        bench.gates.arrives(company);
        return bench;
    }

    private static FakeCompany twoStep() {
        return new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    }

    @EachDatabase
    @DisplayName(
            "a bulk charges each once, tells each in the transaction that writes it, and books each in a balanced ledger")
    void chargesEach(TestDatabase database) {
        FakeCompany company = twoStep();
        try (Bench bench = bench(database, company)) {
            List<PaymentView> told = run(bench, charges(40));
            assertThat(told).hasSize(40).allSatisfy(view -> assertThat(view.status())
                    .isEqualTo(PaymentStatus.SUCCEEDED));
            assertThat(company.book()).hasSize(40).allSatisfy((key, line) -> assertThat(line.charges)
                    .isEqualTo(1));
            assertThat(bench.ledger("clearing:fake")).isEqualTo(40 * 3_960);
            assertThat(bench.acts).hasSize(40);
            assertThat(bench.events).isEmpty();
        }
    }

    @EachDatabase
    @DisplayName("one-step companies too; the same purposes again write nothing")
    void oneStepAndTaken(TestDatabase database) {
        FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.ONE_STEP_KNOWN_BY_KEY);
        try (Bench bench = bench(database, company)) {
            assertThat(run(bench, charges(10))).hasSize(10);
            assertThat(run(bench, charges(12))).hasSize(2);
            assertThat(company.book()).hasSize(12);
        }
    }

    @EachDatabase
    @DisplayName(
            "what is out of the method's range is left out, the rest goes on; outside a transaction nothing is prepared, inside one nothing is sent")
    void leftOut(TestDatabase database) {
        FakeCompany company = twoStep();
        try (Bench bench = bench(database, company);
                BulkPayments.Bulk bulk = bench.bulkDesk().open("KURA", "CARD", BuyerKind.INDIVIDUAL)) {
            List<Payments.Start> starts =
                    List.of(charge("chg_a", 1), charge("chg_b", 100), charge("chg_c", 99_999_999));
            assertThatThrownBy(() -> bulk.prepare(starts)).isInstanceOf(IllegalStateException.class);
            assertThat(bench.database.transactions().<List<PaymentView>>required(() -> bulk.prepare(starts)))
                    .extracting(PaymentView::purpose)
                    .containsExactly("charge:chg_b");
            assertThatThrownBy(() -> bench.database.transactions().run(() -> bulk.execute(views -> {})))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @EachDatabase
    @DisplayName(
            "declined, lost before and after, other amounts: each ends as a single one would, and the janitor tells billing the rest")
    void mixed(TestDatabase database) {
        FakeCompany company = twoStep();
        try (Bench bench = bench(database, company)) {
            company.in(
                    FakeCompany.Op.START,
                    FakeCompany.Mood.DECLINES,
                    FakeCompany.Mood.LOST_BEFORE,
                    FakeCompany.Mood.LOST_AFTER,
                    FakeCompany.Mood.OTHER_AMOUNT,
                    FakeCompany.Mood.NOT_SENT);
            company.in(FakeCompany.Op.COMMIT, FakeCompany.Mood.LOST_AFTER, FakeCompany.Mood.LOST_BEFORE);
            run(bench, charges(20));
            bench.hoursGoBy();
            List<Attempt> all = bench.attempts.list(new Attempts.Query(null, null, null, null, 100));
            assertThat(all).hasSize(20).allSatisfy(attempt -> {
                boolean paid = attempt.state() == AttemptState.SUCCEEDED;
                assertThat(company.charges(attempt.id())).isEqualTo(paid ? 1 : 0);
                assertThat(attempt.state().isEnd()).isTrue();
            });
            assertThat(all.stream().filter(attempt -> attempt.state() == AttemptState.DECLINED))
                    .hasSize(1);
            assertThat(all.stream().filter(attempt -> attempt.state() == AttemptState.ABANDONED_UNCOMMITTED))
                    .hasSize(2);
            assertThat(all.stream().filter(attempt -> attempt.state() == AttemptState.NOT_EXECUTED))
                    .hasSize(3);
            assertThat(bench.events).isNotEmpty().allSatisfy(event -> assertThat(event)
                    .startsWith(Payments.CHARGE_CHANGED + " charge:chg_"));
        }
    }

    @EachDatabase
    @DisplayName(
            "a bulk that is killed at any point leaves each attempt to the janitor: no money moves twice, none is lost sight of")
    void killedAnywhere(TestDatabase database) {
        for (CrashPoints.Point point : EnumSet.complementOf(EnumSet.of(CrashPoints.Point.JANITOR_REPAIRS))) {
            FakeCompany company = twoStep();
            try (Bench bench = bench(database, company)) {
                boolean[] died = new boolean[1];
                bench.crash = reached -> {
                    if (reached == point) {
                        died[0] = true;
                        throw new Killed();
                    }
                };
                assertThatThrownBy(() -> run(bench, charges(8))).isInstanceOf(Killed.class);
                assertThat(died[0]).as("%s", point).isTrue();
                bench.crash = reached -> {};
                bench.hoursGoBy();
                List<Attempt> all = bench.attempts.list(new Attempts.Query(null, null, null, null, 100));
                Set<String> known = new HashSet<>();
                for (Attempt attempt : all) {
                    boolean paid = attempt.state() == AttemptState.SUCCEEDED;
                    assertThat(attempt.state().isEnd())
                            .as("%s %s", point, attempt)
                            .isTrue();
                    assertThat(company.charges(attempt.id())).as("%s", point).isEqualTo(paid ? 1 : 0);
                    known.add(attempt.id());
                }
                assertThat(known).as("%s", point).containsAll(company.book().keySet());
                bench.ledger("receivable");
            }
            database.sql().update("delete from payment.payments");
        }
    }

    @EachDatabase
    @DisplayName("two bulks at once over the same purposes: each purpose is paid once")
    void race(TestDatabase database) throws InterruptedException, ExecutionException {
        FakeCompany company = twoStep();
        try (Bench bench = bench(database, company)) {
            ExecutorService lanes = Executors.newFixedThreadPool(2);
            for (int round = 0; round < 10; round++) {
                List<Payments.Start> starts = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    starts.add(charge("chg_" + round + "_" + i, 500));
                }
                Future<List<PaymentView>> one = lanes.submit(() -> run(bench, starts));
                Future<List<PaymentView>> other = lanes.submit(() -> run(bench, starts));
                assertThat(one.get().size() + other.get().size()).isEqualTo(16);
            }
            lanes.shutdown();
            assertThat(company.book()).hasSize(160);
            assertThat(bench.ledger("clearing:fake")).isEqualTo(160 * 500);
        }
    }

    @EachDatabase
    @DisplayName("a provider that is away closes the door before anything is written")
    void away(TestDatabase database) {
        FakeCompany company = twoStep();
        try (Bench bench = bench(database, company)) {
            bench.gates.leaves(company);
            BulkPayments desk = bench.bulkDesk();
            assertThatThrownBy(() -> desk.open("KURA", "CARD", BuyerKind.INDIVIDUAL))
                    .isInstanceOf(ClosedGateException.class);
        }
    }
}
