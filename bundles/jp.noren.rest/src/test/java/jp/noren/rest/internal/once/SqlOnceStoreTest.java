package jp.noren.rest.internal.once;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rest.internal.once.OnceStore.Claim;
import jp.noren.testing.MovableClock;

class SqlOnceStoreTest {
    private static final byte[] ANSWER = "sealed".getBytes(StandardCharsets.UTF_8);

    private final MovableClock clock = MovableClock.at("2026-11-21T00:00:00Z");

    private SqlOnceStore store(TestDatabase database) {
        return new SqlOnceStore(database.sql(), clock, database.schema("rest"));
    }

    private static long granted(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return ((Claim.Granted) claim).fence();
    }

    @EachDatabase
    void keyIsClaimedAnsweredAndReplayed(TestDatabase database) {
        SqlOnceStore store = store(database);
        long fence = granted(store.claim("scope", "print"));
        assertThat(store.claim("scope", "print")).isInstanceOf(Claim.Running.class);
        assertThat(store.claim("scope", "other")).isInstanceOf(Claim.Reused.class);
        assertThat(store.keep("scope", fence, 201, ANSWER)).isTrue();
        assertThat(((Claim.Answered) store.claim("scope", "print")).answer()).isEqualTo(ANSWER);
        assertThat(store.claim("scope", "other")).isInstanceOf(Claim.Reused.class);
    }

    @EachDatabase
    void releasedKeyIsFreeAgain(TestDatabase database) {
        SqlOnceStore store = store(database);
        long fence = granted(store.claim("scope", "print"));
        store.release("scope", fence + 1);
        assertThat(store.claim("scope", "print")).isInstanceOf(Claim.Running.class);
        store.release("scope", fence);
        granted(store.claim("scope", "other"));
    }

    @EachDatabase
    void answeredKeyCannotBeReleased(TestDatabase database) {
        SqlOnceStore store = store(database);
        long fence = granted(store.claim("scope", "print"));
        store.keep("scope", fence, 201, ANSWER);
        store.release("scope", fence);
        assertThat(store.claim("scope", "print")).isInstanceOf(Claim.Answered.class);
    }

    @EachDatabase
    void claimOfACrashIsTakenOverAndItsLateAnswerRefused(TestDatabase database) {
        SqlOnceStore store = store(database);
        long lost = granted(store.claim("scope", "print"));
        clock.move(SqlOnceStore.LEASE.minusMillis(1));
        assertThat(store.claim("scope", "print")).isInstanceOf(Claim.Running.class);
        clock.move(Duration.ofMillis(1));
        assertThat(store.claim("scope", "other")).isInstanceOf(Claim.Reused.class);
        long second = granted(store.claim("scope", "print"));
        assertThat(store.claim("scope", "print")).isInstanceOf(Claim.Running.class);
        assertThat(store.keep("scope", lost, 201, ANSWER)).isFalse();
        assertThat(store.keep("scope", second, 201, ANSWER)).isTrue();
    }

    @EachDatabase
    void nodeThatIsAloneFreesItsOldClaimsWhenItStarts(TestDatabase database) {
        granted(store(database).claim("scope", "print"));
        Claim claim = store(database).claim("scope", "print");
        if (database.sql().dialect() == jp.noren.persistence.Sql.Dialect.DERBY) {
            granted(claim);
        } else {
            assertThat(claim).isInstanceOf(Claim.Running.class);
        }
    }

    @EachDatabase
    void fiftyAtOnceGetOneClaim(TestDatabase database) throws Exception {
        SqlOnceStore store = store(database);
        assertThat(claims(store, 50)).containsOnlyOnce(true);
    }

    @EachDatabase
    void fiftyAtOnceTakeOverOnce(TestDatabase database) throws Exception {
        SqlOnceStore store = store(database);
        granted(store.claim("scope", "print"));
        clock.move(SqlOnceStore.LEASE);
        assertThat(claims(store, 50)).containsOnlyOnce(true);
    }

    private static List<Boolean> claims(SqlOnceStore store, int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<Claim>> claims = new ArrayList<>();
            IntStream.range(0, count).forEach(i -> claims.add(threads.submit(() -> store.claim("scope", "print"))));
            List<Boolean> granted = new ArrayList<>();
            for (Future<Claim> claim : claims) {
                granted.add(claim.get() instanceof Claim.Granted);
            }
            return granted;
        } finally {
            threads.shutdownNow();
        }
    }

    @EachDatabase
    void keysAreForgottenAfterNinetyDaysAndNotBefore(TestDatabase database) throws Exception {
        SqlOnceStore store = store(database);
        OnceCleaning cleaning = new OnceCleaning(database.sql(), clock, database.schema("rest"));
        for (int hour = 0; hour < 5; hour++) {
            store.keep("scope" + hour, granted(store.claim("scope" + hour, "print")), 201, ANSWER);
            clock.move(Duration.ofHours(1));
        }
        clock.move(Duration.ofDays(90).minusHours(3));
        while (cleaning.run()) {
            // an hour's worth at a time
        }
        assertThat(database.sql().query("select scope from rest.idempotency order by scope", row -> row.getString(1)))
                .containsExactly("scope2", "scope3", "scope4");
    }
}
