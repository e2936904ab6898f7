package jp.noren.persistence.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.noren.kernel.health.Sign;
import jp.noren.kernel.health.Sign.Level;
import jp.noren.persistence.Sql;
import jp.noren.persistence.internal.Fixture;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseHealthTest {

    private static Map<String, Sign> signs(Fixture fixture) {
        List<Sign> signs = new DatabaseHealth(fixture.sql, () -> Set.of("shop.settle")).signs();
        return signs.stream().collect(Collectors.toMap(Sign::name, Function.identity()));
    }

    private static void event(Fixture fixture, String id, String due) {
        fixture.sql.update("insert into persistence.outbox (id, topic, subject, payload, attempt, due, fence)"
                + " values ('" + id + "', 't', 's', '{}', 0, " + due + ", 0)");
    }

    private static String ago(Kind kind, int seconds) {
        return kind == Kind.POSTGRESQL
                ? "(now() at time zone 'utc') - " + seconds + " * interval '1 second'"
                : "{fn timestampadd(SQL_TSI_SECOND, -" + seconds + ", current_timestamp)}";
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFreshDatabaseIsWell(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            assertThat(signs(fixture).values()).extracting(Sign::level).containsOnly(Level.OK);
            assertThat(signs(fixture).get("schemas").words()).containsPattern("persistence [1-9]");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anEventThatWaitsLongNeedsALook(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            event(fixture, "evt_1", ago(kind, 2));
            event(fixture, "evt_2", ago(kind, 1000));

            Sign outbox = signs(fixture).get("outbox");

            assertThat(outbox.level()).isEqualTo(Level.WARN);
            assertThat(outbox.figures()).containsEntry("noren_outbox_events", 2L);
            assertThat(outbox.figures().get("noren_outbox_oldest_seconds").longValue())
                    .isBetween(999L, 1060L);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aParkedEventNeedsALook(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            event(fixture, "evt_1", "null");

            assertThat(signs(fixture).get("outbox").words()).startsWith("1 events are parked");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aJobThatNobodyRunsNeedsALookUnlessItsBundleWasTakenOut(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            String late =
                    "insert into persistence.lease (name, fence, next_run) values ('%s', 0, " + ago(kind, 2000) + ")";
            fixture.sql.update(late.formatted("gone.job"));
            assertThat(signs(fixture).get("jobs").level()).isEqualTo(Level.OK);

            fixture.sql.update(late.formatted("shop.settle"));

            assertThat(signs(fixture).get("jobs").level()).isEqualTo(Level.WARN);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsSaidAndNothingElseIsAsked() {
        Sql away = (Sql) Proxy.newProxyInstance(
                Sql.class.getClassLoader(), new Class<?>[] {Sql.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("no connection");
                });

        List<Sign> signs = new DatabaseHealth(away, Set::of).signs();

        assertThat(signs).extracting(Sign::name).containsExactly("database");
        assertThat(signs.get(0).level()).isEqualTo(Level.FAILED);
    }
}
