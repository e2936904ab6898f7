package jp.noren.persistence.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.persistence.internal.Fixture;
import jp.noren.testing.database.EmbeddedDatabase;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JtaTransactionsTest {

    private static Fixture accounts(Kind kind) {
        Fixture fixture = Fixture.on(kind);
        fixture.sql.update("create schema t");
        fixture.sql.update("create table t.account (id int not null primary key, yen bigint not null)");
        fixture.sql.update("insert into t.account values (1, 0), (2, 0)");
        return fixture;
    }

    private static long yen(Fixture fixture, int account) {
        return fixture.sql
                .first("select yen from t.account where id = ?", row -> row.getLong(1), account)
                .orElseThrow();
    }

    private static void add(Fixture fixture, int account, long yen) {
        fixture.sql.update("update t.account set yen = yen + ? where id = ?", yen, account);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void callsInsideJoinAndCommitOnce(Kind kind) throws SQLException {
        try (Fixture fixture = accounts(kind)) {
            long result = fixture.transactions.required(() -> {
                add(fixture, 1, 5);
                fixture.transactions.run(() -> add(fixture, 2, 7));
                assertThat(fixture.transactions.isActive()).isTrue();
                return yen(fixture, 1);
            });
            assertThat(result).isEqualTo(5);
            assertThat(yen(fixture, 2)).isEqualTo(7);
            assertThat(fixture.transactions.isActive()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void lastWorkRunsJustBeforeTheCommitAndInTheTransaction(Kind kind) {
        try (Fixture fixture = accounts(kind)) {
            fixture.transactions.run(() -> {
                fixture.transactions.run(() -> fixture.transactions.beforeCommit(() -> {
                    add(fixture, 1, yen(fixture, 2));
                    fixture.transactions.beforeCommit(() -> add(fixture, 1, 1));
                }));
                add(fixture, 2, 7);
                assertThat(yen(fixture, 1)).isZero();
            });
            assertThat(yen(fixture, 1)).isEqualTo(8);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void lastWorkThatFailsTakesEverythingBack(Kind kind) {
        try (Fixture fixture = accounts(kind)) {
            assertThatThrownBy(() -> fixture.transactions.run(() -> {
                        add(fixture, 1, 5);
                        fixture.transactions.beforeCommit(() -> {
                            throw new IllegalArgumentException("at the end");
                        });
                    }))
                    .hasMessage("at the end");
            assertThat(yen(fixture, 1)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anyExceptionTakesEverythingBack(Kind kind) {
        try (Fixture fixture = accounts(kind)) {
            assertThatThrownBy(() -> fixture.transactions.required(() -> {
                        add(fixture, 1, 5);
                        throw new IOException("no");
                    }))
                    .isInstanceOf(UndeclaredThrowableException.class)
                    .hasCauseInstanceOf(IOException.class);
            assertThatThrownBy(() -> fixture.transactions.run(() -> {
                        add(fixture, 1, 5);
                        throw new AssertionError("an error too");
                    }))
                    .isInstanceOf(AssertionError.class);
            assertThat(yen(fixture, 1)).isZero();
            assertThat(fixture.transactions.isActive()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aJoinedCallThatFailedCannotBeIgnored(Kind kind) {
        try (Fixture fixture = accounts(kind)) {
            assertThatThrownBy(() -> fixture.transactions.run(() -> {
                        add(fixture, 1, 5);
                        try {
                            fixture.transactions.run(() -> {
                                throw new IllegalArgumentException("inner");
                            });
                        } catch (IllegalArgumentException ignored) {
                            // the caller goes on, wrongly
                        }
                    }))
                    .hasStackTraceContaining("inner");
            assertThat(yen(fixture, 1)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "40XL1", "40XL2"})
    void theOutermostIsRunAgainAfterItLostAgainstAnother(String state) {
        try (Fixture fixture = accounts(Kind.DERBY)) {
            AtomicInteger runs = new AtomicInteger();
            fixture.transactions.run(() -> {
                add(fixture, 1, 5);
                fixture.transactions.run(() -> loseTwice(runs, state));
            });
            assertThat(runs).hasValue(3);
            assertThat(yen(fixture, 1)).isEqualTo(5);
        }
    }

    private static void loseTwice(AtomicInteger runs, String state) {
        if (runs.incrementAndGet() <= 2) {
            throw new IllegalStateException("as OpenJPA wraps it", new SQLException("lost", state));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40XL1", "23505"})
    void fiveTimesAtMostAndNeverForAFaultOfItsOwn(String state) {
        try (Fixture fixture = accounts(Kind.DERBY)) {
            AtomicInteger runs = new AtomicInteger();
            assertThatThrownBy(() -> fixture.transactions.run(() -> {
                        runs.incrementAndGet();
                        throw new IllegalStateException(new SQLException("lost", state));
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(runs).hasValue("23505".equals(state) ? 1 : 5);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void twoThatDeadlockBothGetThrough(Kind kind) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (Fixture fixture = accounts(kind)) {
            CountDownLatch bothHoldOne = new CountDownLatch(2);
            Future<?> one = pool.submit(() -> transfer(fixture, 1, 2, bothHoldOne));
            Future<?> other = pool.submit(() -> transfer(fixture, 2, 1, bothHoldOne));
            one.get(60, TimeUnit.SECONDS);
            other.get(60, TimeUnit.SECONDS);
            assertThat(yen(fixture, 1)).isEqualTo(2);
            assertThat(yen(fixture, 2)).isEqualTo(2);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void transfer(Fixture fixture, int first, int second, CountDownLatch bothHoldOne) {
        fixture.transactions.required(() -> {
            add(fixture, first, 1);
            bothHoldOne.countDown();
            assertThat(bothHoldOne.await(30, TimeUnit.SECONDS)).isTrue();
            add(fixture, second, 1);
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hintsComeAfterTheCommitAndOnlyThen(Kind kind) {
        try (Fixture fixture = accounts(kind)) {
            List<Long> seen = new ArrayList<>();
            fixture.transactions.run(() -> {
                fixture.transactions.afterCommit(() -> fixture.transactions.run(() -> seen.add(yen(fixture, 1))));
                add(fixture, 1, 5);
                assertThat(seen).isEmpty();
            });
            assertThat(seen).containsExactly(5L);
            assertThatThrownBy(() -> fixture.transactions.run(() -> {
                        fixture.transactions.afterCommit(() -> seen.add(-1L));
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            fixture.transactions.afterCommit(() -> seen.add(9L));
            assertThat(seen).containsExactly(5L, 9L);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aTransactionOfSomebodyElseIsJoinedAndItsCommitHeard(Kind kind) throws Exception {
        try (Fixture fixture = accounts(kind)) {
            List<String> heard = new ArrayList<>();
            EmbeddedDatabase.transactionManager().begin();
            fixture.transactions.run(() -> add(fixture, 1, 5));
            fixture.transactions.afterCommit(() -> heard.add("committed"));
            EmbeddedDatabase.transactionManager().commit();
            assertThat(heard).containsExactly("committed");
            EmbeddedDatabase.transactionManager().begin();
            fixture.transactions.afterCommit(() -> heard.add("never"));
            EmbeddedDatabase.transactionManager().rollback();
            assertThat(heard).containsExactly("committed");
            assertThat(yen(fixture, 1)).isEqualTo(5);
        }
    }
}
