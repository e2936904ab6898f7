package jp.noren.persistence.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.TimeZone;
import jp.noren.persistence.Sql;
import jp.noren.persistence.internal.Fixture;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcSqlTest {

    private record Row(String name, long yen, int number, boolean paid, LocalDate day, LocalDateTime at, byte[] raw) {}

    private static Fixture table(Kind kind) {
        Fixture fixture = Fixture.on(kind);
        fixture.sql.update("create schema t");
        fixture.sql.update("create table t.row (name varchar(20) not null primary key, yen bigint, number int,"
                + " paid boolean, day_of date, at_time timestamp, raw " + (kind == Kind.DERBY ? "blob" : "bytea")
                + ")");
        return fixture;
    }

    private static Row read(Fixture fixture) {
        return fixture.sql
                .first(
                        "select * from t.row",
                        row -> new Row(
                                row.getString("name"),
                                row.getLong("yen"),
                                row.getInt("number"),
                                row.getBoolean("paid"),
                                Sql.date(row, "day_of"),
                                Sql.dateTime(row, "at_time"),
                                row.getBytes("raw")))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindOfValueComesBackAsItWentIn(Kind kind) {
        try (Fixture fixture = table(kind)) {
            LocalDateTime at = LocalDateTime.of(2026, 11, 21, 23, 59, 59, 123_456_000);
            fixture.sql.update(
                    "insert into t.row values (?, ?, ?, ?, ?, ?, ?)",
                    "髙﨑",
                    5_000_000_000L,
                    7,
                    true,
                    LocalDate.of(2028, 2, 29),
                    at,
                    new byte[] {0, -1});
            Row row = read(fixture);
            assertThat(row.name()).isEqualTo("髙﨑");
            assertThat(row.yen()).isEqualTo(5_000_000_000L);
            assertThat(row.number()).isEqualTo(7);
            assertThat(row.paid()).isTrue();
            assertThat(row.day()).isEqualTo("2028-02-29");
            assertThat(row.at()).isEqualTo(at);
            assertThat(row.raw()).containsExactly(0, -1);
        }
    }

    /** An hour that the zone of the machine skips in spring is moved by Derby's own calendar: the launcher sets the zone. */
    @ParameterizedTest
    @CsvSource({
        "DERBY, Asia/Tokyo, 2026-03-29T02:30",
        "DERBY, Europe/Berlin, 2026-07-01T00:00",
        "DERBY, America/New_York, 2026-12-31T23:59:59",
        "POSTGRESQL, Asia/Tokyo, 2026-03-29T02:30",
        "POSTGRESQL, Europe/Berlin, 2026-03-29T02:30",
        "POSTGRESQL, America/New_York, 2026-03-08T02:30"
    })
    void theZoneOfTheMachineDoesNotMoveATime(Kind kind, String zone, LocalDateTime time) {
        TimeZone before = TimeZone.getDefault();
        try (Fixture fixture = table(kind)) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            fixture.sql.update("insert into t.row (name, at_time) values ('a', ?)", time);
            assertThat(read(fixture).at()).isEqualTo(time);
            assertThat(fixture.sql.update("delete from t.row where at_time = ?", time))
                    .isOne();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nullIsAValueOfEveryColumn(Kind kind) {
        try (Fixture fixture = table(kind)) {
            fixture.sql.update(
                    "insert into t.row values (?, ?, ?, ?, ?, ?, ?)", "a", null, null, null, null, null, null);
            Row row = read(fixture);
            assertThat(row.day()).isNull();
            assertThat(row.at()).isNull();
            assertThat(row.raw()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKeyThatIsTakenLeavesTheTransactionUsable(Kind kind) {
        try (Fixture fixture = table(kind)) {
            fixture.transactions.run(() -> {
                assertThat(fixture.sql.insertIfAbsent("insert into t.row (name, yen) values (?, ?)", "a", 1L))
                        .isTrue();
                assertThat(fixture.sql.insertIfAbsent("insert into t.row (name, yen) values (?, ?)", "a", 2L))
                        .isFalse();
                assertThat(fixture.sql.update(
                                "update t.row set yen = yen + ? where name = ? and yen < ?", 10L, "a", 2L))
                        .isOne();
            });
            assertThat(read(fixture).yen()).isEqualTo(11);
        }
    }

    /** The pool keeps statements by their text, with every setting they were left with. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void askingForTheFirstRowDoesNotShortenTheNextAnswer(Kind kind) {
        try (Fixture fixture = table(kind)) {
            fixture.sql.update("insert into t.row (name) values ('a'), ('b'), ('c')");
            fixture.transactions.run(() -> {
                String names = "select name from t.row order by name";
                assertThat(fixture.sql.first(names, row -> row.getString(1))).contains("a");
                assertThat(fixture.sql.query(names, row -> row.getString(1))).containsExactly("a", "b", "c");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsWrongWithAStatementIsToldWithoutItsValues(Kind kind) {
        try (Fixture fixture = table(kind)) {
            assertThatThrownBy(() -> fixture.sql.update("update t.nothing set yen = ?", 4_111L))
                    .isInstanceOf(UncheckedSqlException.class)
                    .hasMessageContaining("t.nothing")
                    .hasMessageNotContaining("4111");
            assertThatThrownBy(() -> fixture.sql.update("update t.row set yen = ?", 1.5))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
