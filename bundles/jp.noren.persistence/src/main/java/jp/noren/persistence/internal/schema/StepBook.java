package jp.noren.persistence.internal.schema;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Sql.Dialect;

/** What has been applied: the table {@code persistence.step}. All methods want a running transaction. */
final class StepBook {
    private static final String PG_LOCK = "select pg_advisory_xact_lock(?)";
    private static final long LOCK_NUMBER = 0x4E4F52454EL;

    /** A row of the book. */
    record Applied(int number, String name, String sha256, int readersFrom) {}

    private final Sql sql;

    StepBook(Sql sql) {
        this.sql = sql;
    }

    /** Keeps other nodes out until this transaction ends. An embedded Derby has one node only. */
    void lock() {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.query(PG_LOCK, row -> 0, LOCK_NUMBER);
        }
    }

    void createIfAbsent() {
        createSchema("persistence");
        if (!exists("persistence", "step")) {
            sql.update("create table persistence.step (schema_name varchar(60) not null, number int not null,"
                    + " name varchar(120) not null, sha256 char(64) not null, readers_from int not null,"
                    + " bundle varchar(200) not null, applied_at timestamp not null,"
                    + " primary key (schema_name, number))");
        }
    }

    void createSchema(String schema) {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.update("create schema if not exists " + schema);
        } else if (sql.first("select 1 from sys.sysschemas where schemaname = ?", row -> 1, upper(schema))
                .isEmpty()) {
            sql.update("create schema " + schema);
        }
    }

    private boolean exists(String schema, String table) {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            return sql.first(
                            "select 1 from information_schema.tables where table_schema = ? and table_name = ?",
                            row -> 1,
                            schema,
                            table)
                    .isPresent();
        }
        String derby = "select 1 from sys.systables t join sys.sysschemas s on t.schemaid = s.schemaid"
                + " where s.schemaname = ? and t.tablename = ?";
        return sql.first(derby, row -> 1, upper(schema), upper(table)).isPresent();
    }

    /** The steps that a schema has, by their numbers, in order. */
    SortedMap<Integer, Applied> applied(String schema) {
        SortedMap<Integer, Applied> applied = new TreeMap<>();
        sql.query(
                        "select number, name, sha256, readers_from from persistence.step where schema_name = ?",
                        row -> new Applied(row.getInt(1), row.getString(2), row.getString(3), row.getInt(4)),
                        schema)
                .forEach(step -> applied.put(step.number(), step));
        return applied;
    }

    void write(String schema, Step step, String bundle) {
        sql.update(
                "insert into persistence.step (schema_name, number, name, sha256, readers_from, bundle, applied_at)"
                        + " values (?, ?, ?, ?, ?, ?, " + nowUtc() + ")",
                schema,
                step.number(),
                step.name(),
                step.sha256(),
                step.readersFrom(),
                bundle);
    }

    private String nowUtc() {
        return sql.dialect() == Dialect.POSTGRESQL ? "(now() at time zone 'utc')" : "current_timestamp";
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
