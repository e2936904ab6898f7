package jp.noren.persistence.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jp.noren.persistence.Job;
import jp.noren.persistence.internal.Fixture;
import jp.noren.persistence.internal.Framework;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;

class JobRunnerTest {
    private static final Map<String, Object> SETTLE = Map.of(Job.NAME, "shop.settle", Job.INTERVAL_SECONDS, 1);

    private static JobRunner runner(Framework framework, Fixture fixture) {
        return new JobRunner(framework.context(), fixture.transactions, fixture.sql, null);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aJobComesBackAndAtOnceWhileMoreIsWaiting(Kind kind, @TempDir Path storage) {
        try (Framework framework = new Framework(storage);
                Fixture fixture = Fixture.withOwnTables(kind)) {
            AtomicInteger runs = new AtomicInteger();
            AtomicReference<String> thread = new AtomicReference<>();
            Bundle shop = framework.bundle("shop", "1", Map.of());
            Framework.serve(
                    shop,
                    Job.class,
                    () -> {
                        thread.set(Thread.currentThread().getName());
                        return runs.incrementAndGet() < 100;
                    },
                    SETTLE);
            JobRunner runner = runner(framework, fixture);
            assertThat(Framework.within30Seconds(() -> runs.get() >= 102)).isTrue();
            assertThat(thread.get()).startsWith("noren-jobs").endsWith("shop.settle");
            runner.close();
            int atTheEnd = runs.get();
            assertThat(Framework.within30Seconds(() -> Framework.threads("noren-jobs") == 0))
                    .isTrue();
            assertThat(runs).hasValue(atTheEnd);
        }
    }

    @Test
    void aJobThatFailsIsTriedAgain(@TempDir Path storage) {
        try (Framework framework = new Framework(storage);
                Fixture fixture = Fixture.withOwnTables(Kind.DERBY)) {
            AtomicInteger runs = new AtomicInteger();
            Bundle shop = framework.bundle("shop", "1", Map.of());
            JobRunner runner = runner(framework, fixture);
            Framework.serve(
                    shop,
                    Job.class,
                    () -> {
                        runs.incrementAndGet();
                        throw new IllegalStateException("no");
                    },
                    SETTLE);
            assertThat(Framework.within30Seconds(() -> runs.get() >= 3)).isTrue();
            runner.close();
        }
    }

    @Test
    void theStopOfAJobsBundleWaitsForTheRunAndItsSuccessorGoesOn(@TempDir Path storage) throws Exception {
        try (Framework framework = new Framework(storage);
                Fixture fixture = Fixture.withOwnTables(Kind.DERBY)) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Bundle old = framework.bundle("shop", "1", Map.of());
            Framework.serve(
                    old,
                    Job.class,
                    () -> {
                        inside.countDown();
                        return goOn.await(30, TimeUnit.SECONDS);
                    },
                    SETTLE);
            JobRunner runner = runner(framework, fixture);
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> Framework.run(old::stop));
            assertThat(Framework.within30Seconds(() -> old.getState() == Bundle.STOPPING))
                    .isTrue();
            assertThat(stop).isNotDone();
            goOn.countDown();
            stop.get(30, TimeUnit.SECONDS);
            AtomicInteger successor = new AtomicInteger();
            Framework.serve(
                    framework.bundle("shop", "2", Map.of()), Job.class, () -> successor.incrementAndGet() < 0, SETTLE);
            assertThat(Framework.within30Seconds(() -> successor.get() >= 1)).isTrue();
            runner.close();
        }
    }

    @Test
    void theLanesOfAJobRunAtOnceOnEveryNodeAndTheStopOfItsBundleWaitsForAllOfThem(@TempDir Path storage)
            throws Exception {
        try (Framework framework = new Framework(storage);
                Fixture fixture = Fixture.withOwnTables(Kind.DERBY)) {
            CountDownLatch inside = new CountDownLatch(4);
            CountDownLatch goOn = new CountDownLatch(1);
            AtomicInteger running = new AtomicInteger();
            Bundle old = framework.bundle("shop", "1", Map.of());
            Map<String, Object> lanes = Map.of(Job.NAME, "shop.collect", Job.INTERVAL_SECONDS, 1, Job.LANES, 2);
            Framework.serve(
                    old,
                    Job.class,
                    () -> {
                        running.incrementAndGet();
                        inside.countDown();
                        boolean more = goOn.await(30, TimeUnit.SECONDS);
                        running.decrementAndGet();
                        return more;
                    },
                    lanes);
            JobRunner runner = runner(framework, fixture);
            JobRunner otherNode = runner(framework, fixture);
            assertThat(inside.await(30, TimeUnit.SECONDS))
                    .as("two lanes of two nodes")
                    .isTrue();
            assertThat(fixture.count("persistence.lease")).isZero();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> Framework.run(old::stop));
            assertThat(Framework.within30Seconds(() -> old.getState() == Bundle.STOPPING))
                    .isTrue();
            assertThat(stop).isNotDone();
            goOn.countDown();
            stop.get(30, TimeUnit.SECONDS);
            assertThat(running).as("inside when its stop has returned").hasValue(0);
            AtomicInteger successor = new AtomicInteger();
            Framework.serve(
                    framework.bundle("shop", "2", Map.of()), Job.class, () -> successor.incrementAndGet() < 0, lanes);
            assertThat(Framework.within30Seconds(() -> successor.get() >= 4)).isTrue();
            assertThat(running).hasValue(0);
            runner.close();
            otherNode.close();
            assertThat(Framework.threads("noren-lanes")).isZero();
        }
    }

    @Test
    void aSuccessorWithMoreLanesGetsThem(@TempDir Path storage) throws Exception {
        try (Framework framework = new Framework(storage);
                Fixture fixture = Fixture.withOwnTables(Kind.DERBY)) {
            Bundle old = framework.bundle("shop", "1", Map.of());
            Framework.serve(
                    old,
                    Job.class,
                    () -> false,
                    Map.of(Job.NAME, "shop.collect", Job.INTERVAL_SECONDS, 1, Job.LANES, 1));
            JobRunner runner = runner(framework, fixture);
            old.stop();
            CountDownLatch inside = new CountDownLatch(3);
            Framework.serve(
                    framework.bundle("shop", "2", Map.of()),
                    Job.class,
                    () -> {
                        inside.countDown();
                        inside.await(30, TimeUnit.SECONDS);
                        return false;
                    },
                    Map.of(Job.NAME, "shop.collect", Job.INTERVAL_SECONDS, 1, Job.LANES, 3));
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            runner.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneNodeAtATime(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            LeaseStore one = new LeaseStore(fixture.transactions, fixture.sql, "node_1");
            LeaseStore other = new LeaseStore(fixture.transactions, fixture.sql, "node_2");
            one.know("shop.settle");
            other.know("shop.settle");
            OptionalLong fence = one.take("shop.settle");
            assertThat(fence).hasValue(1);
            assertThat(other.take("shop.settle")).isEmpty();
            assertThat(one.beat("shop.settle", 1)).isTrue();
            one.giveBack("shop.settle", 1, Duration.ofHours(1));
            assertThat(other.take("shop.settle")).as("not due yet").isEmpty();
            fixture.sql.update("update persistence.lease set next_run = null");
            assertThat(other.take("shop.settle")).hasValue(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aLeaseThatRanOutIsTakenOverAndItsOldHolderLearnsIt(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            LeaseStore dead = new LeaseStore(fixture.transactions, fixture.sql, "node_1");
            LeaseStore heir = new LeaseStore(fixture.transactions, fixture.sql, "node_2");
            dead.know("shop.settle");
            dead.take("shop.settle");
            fixture.sql.update(
                    "update persistence.lease set held_until = ?", java.time.LocalDateTime.of(2020, 1, 1, 0, 0));
            assertThat(heir.take("shop.settle")).hasValue(2);
            assertThat(dead.beat("shop.settle", 1)).isFalse();
            dead.giveBack("shop.settle", 1, Duration.ZERO);
            assertThat(heir.beat("shop.settle", 2)).isTrue();
        }
    }

    @Test
    void afterARestartOnDerbyNoLeaseOfTheDeadProcessIsWaitedFor() {
        try (Fixture fixture = Fixture.withOwnTables(Kind.DERBY)) {
            LeaseStore dead = new LeaseStore(fixture.transactions, fixture.sql, "node_1");
            dead.know("shop.settle");
            dead.take("shop.settle");
            LeaseStore restarted = new LeaseStore(fixture.transactions, fixture.sql, "node_2");
            restarted.forgetTheDead();
            assertThat(restarted.take("shop.settle")).isPresent();
        }
    }
}
