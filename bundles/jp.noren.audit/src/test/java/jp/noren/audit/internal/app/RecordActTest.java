package jp.noren.audit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.noren.audit.internal.domain.LaneKey;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

class RecordActTest {
    @TempDir
    Path folder;

    @EachDatabase
    void anActOutsideATransactionIsRefused(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        assertThatIllegalStateException()
                .isThrownBy(() -> node.record.record(AuditFixture.OPERATOR, "KURA", "a.b", "c", Map.of()));
        assertThat(node.entries()).isZero();
    }

    @EachDatabase
    @DisplayName("G58: an act that is rolled back is not in the trail, and the next one fits all the same")
    void anActStandsInTheTrailIfAndOnlyIfItHappened(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        node.act("KURA", "pay_1", 345);
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    node.record.record(AuditFixture.OPERATOR, "KURA", "a.b", "pay_2", Map.of());
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        node.act("KURA", "pay_3", 345);
        assertThat(node.entries()).isEqualTo(2);
        assertThat(node.verify.handle().findings()).isEmpty();
    }

    @EachDatabase
    void severalActsOfATransactionFollowEachOther(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        database.transactions().run(() -> IntStream.range(0, 20)
                .forEach(i -> node.record.record(
                        AuditFixture.OPERATOR, i % 2 == 0 ? "KURA" : null, "a.b", "pay_" + i, Map.of("i", i))));
        assertThat(node.entries()).isEqualTo(20);
        VerifyTrail.Report report = node.verify.handle();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(20);
        assertThat(report.lanes()).isEqualTo(2 * LaneKey.LANES);
    }

    @EachDatabase
    @DisplayName("However many acts a transaction has, the end of their lane moves once")
    void manyActsMoveTheEndOnce(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        AtomicInteger moves = new AtomicInteger();
        Trail counting = (Trail) Proxy.newProxyInstance(
                Trail.class.getClassLoader(), new Class<?>[] {Trail.class}, (proxy, method, arguments) -> {
                    moves.addAndGet("advance".equals(method.getName()) ? 1 : 0);
                    return method.invoke(node.trail, arguments);
                });
        RecordAct record = new RecordAct(counting, node.seals, node.anchors, database.transactions(), node.clock);
        database.transactions().run(() -> IntStream.range(0, 32)
                .forEach(i -> record.record(AuditFixture.OPERATOR, "KURA", "a.b", "pay_" + i, Map.of())));
        assertThat(moves).hasValue(1);
        assertThat(node.entries()).isEqualTo(32);
        assertThat(node.verify.handle().findings()).isEmpty();
    }

    @EachDatabase
    void anActOfTheLastWorkIsRecordedToo(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        database.transactions().run(() -> {
            node.record.record(AuditFixture.OPERATOR, "KURA", "a.b", "pay_1", Map.of());
            database.transactions()
                    .beforeCommit(() -> node.record.record(AuditFixture.OPERATOR, "KURA", "a.b", "pay_2", Map.of()));
        });
        assertThat(node.entries()).isEqualTo(2);
        assertThat(node.verify.handle().findings()).isEmpty();
    }

    @EachDatabase
    @DisplayName("G58: two nodes write to one trail at once; no lane forks, nothing is lost")
    void nodesDoNotFork(TestDatabase database) throws Exception {
        AuditFixture one = new AuditFixture(database, folder.resolve(database.toString()));
        AuditFixture other = new AuditFixture(database, folder.resolve(database.toString()));
        int threads = 8;
        int acts = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> work = IntStream.range(0, threads)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        AuditFixture node = thread % 2 == 0 ? one : other;
                        IntStream.range(0, acts).forEach(i -> node.act("KURA", "pay_" + thread + "_" + i, i));
                        return null;
                    })
                    .toList();
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(one.entries()).isEqualTo((long) threads * acts);
        assertThat(one.verify.handle().findings()).isEmpty();
        assertThat(other.verify.handle().findings()).isEmpty();
    }

    @EachDatabase
    void aLaneIsNotHeldWhileTheTransactionGoesOn(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        node.act("KURA", "pay_0", 0);
        database.transactions().run(() -> {
            node.record.record(AuditFixture.OPERATOR, "KURA", "a.b", "pay_slow", Map.of());
            onAThreadOfTheSameLane(() -> node.act("KURA", "pay_quick", 1));
            assertThat(node.entries()).isEqualTo(2);
        });
        assertThat(node.entries()).isEqualTo(3);
        assertThat(node.verify.handle().findings()).isEmpty();
    }

    private static void onAThreadOfTheSameLane(Runnable work) {
        Thread other = new Thread(work);
        while (Math.floorMod(other.getId() - Thread.currentThread().getId(), (long) LaneKey.LANES) != 0) {
            other = new Thread(work);
        }
        try {
            other.start();
            other.join(30_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(other.isAlive()).isFalse();
    }

    @EachDatabase
    void detailsThatAreTooLongAreRefusedBeforeAnythingIsWritten(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        String longText = "x".repeat(RecordAct.MAX_DETAILS);
        assertThatIllegalArgumentException().isThrownBy(() -> database.transactions()
                .run(() -> node.record.record(AuditFixture.OPERATOR, "KURA", "a.b", "c", Map.of("t", longText))));
        assertThat(node.entries()).isZero();
    }

    @EachDatabase
    @DisplayName("G58: the database itself refuses to change or remove an entry")
    void entriesAreInsertOnly(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        node.act("KURA", "pay_1", 345);
        assertThatThrownBy(() -> database.sql().update("update audit.entries set details = '{}'"));
        assertThatThrownBy(() -> database.sql().update("delete from audit.entries"));
        assertThat(node.verify.handle().findings()).isEmpty();
    }
}
