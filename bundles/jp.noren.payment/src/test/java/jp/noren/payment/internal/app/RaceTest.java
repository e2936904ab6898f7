package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.app.FakeCompany.State;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Two at once")
class RaceTest {
    /** Fewer than the breaker judges by. */
    private static final int ORDERS = 8;

    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private Bench bench;

    private void house(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        bench.close();
    }

    @EachDatabase
    @DisplayName("G5: the same order by eight at once is charged once")
    void eightTimesTheSame(TestDatabase database) throws Exception {
        house(database);
        AtomicInteger told = new AtomicInteger();
        List<Callable<PaymentView>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> bench.buy("ord_1", view -> told.incrementAndGet()));
        }
        for (Future<PaymentView> one : threads.invokeAll(all)) {
            assertThat(one.get().id()).isEqualTo(bench.only().id());
        }
        assertThat(bench.only().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(company.calls(Op.START)).isOne();
        assertThat(company.charges(bench.only().id())).isOne();
        assertThat(told).hasValue(1);
    }

    @EachDatabase
    @DisplayName(
            "G25: an answer that comes after the janitor had stepped in writes nothing, and what it reserved is released")
    void lateAnswer(TestDatabase database) throws Exception {
        house(database);
        company.in(Op.START, Mood.HANGS_AFTER);
        Future<PaymentView> buyer = threads.submit(() -> bench.buy("ord_1", told -> {}));
        assertThat(company.hangs.await(10, TimeUnit.SECONDS)).isTrue();
        bench.clock.move(Duration.ofSeconds(60));
        bench.janitor().run();
        assertThat(bench.only().state()).isEqualTo(AttemptState.ABANDONED_UNCOMMITTED);
        company.goesOn.countDown();
        buyer.get();
        assertThat(bench.only().state()).isEqualTo(AttemptState.ABANDONED_UNCOMMITTED);
        assertThat(company.calls(Op.COMMIT)).isZero();
        assertThat(company.book().get(bench.only().id()).state).isEqualTo(State.RELEASED);
    }

    @EachDatabase
    @DisplayName("Janitor against result: an unfinished commit is written by one of them, once")
    void janitorAgainstResult(TestDatabase database) throws Exception {
        house(database);
        company.in(Op.COMMIT, Mood.HANGS_AFTER);
        Future<PaymentView> buyer = threads.submit(() -> bench.buy("ord_1", told -> {}));
        assertThat(company.hangs.await(10, TimeUnit.SECONDS)).isTrue();
        bench.clock.move(Duration.ofSeconds(60));
        bench.janitor().run();
        company.goesOn.countDown();
        buyer.get();
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(company.charges(bench.only().id())).isOne();
        assertThat(bench.ledger("clearing:fake")).isEqualTo(4950);
        assertThat(bench.acts)
                .filteredOn(act -> act.startsWith("payment.succeeded"))
                .hasSize(1);
    }

    @EachDatabase
    @DisplayName("Two janitors never hold the same attempt")
    void twoJanitors(TestDatabase database) throws Exception {
        house(database);
        for (int i = 0; i < ORDERS; i++) {
            company.in(Op.COMMIT, Mood.LOST_AFTER);
            bench.buy("ord_" + i, told -> {});
        }
        bench.clock.move(Duration.ofSeconds(15));
        threads.invokeAll(List.of(bench.janitor()::run, bench.janitor()::run, bench.janitor()::run));
        bench.hoursGoBy();
        assertThat(bench.attempts.list(new Attempts.Query(null, null, null, null, 20)))
                .hasSize(ORDERS)
                .allMatch(attempt -> attempt.state() == AttemptState.SUCCEEDED)
                .allMatch(attempt -> company.charges(attempt.id()) == 1);
        assertThat(bench.ledger("clearing:fake")).isEqualTo(ORDERS * 4950L);
        assertThat(bench.acts)
                .filteredOn(act -> act.startsWith("payment.succeeded"))
                .hasSize(ORDERS);
    }
}
