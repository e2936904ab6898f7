package jp.noren.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.internal.schema.Migrator;
import jp.noren.persistence.internal.schema.Step;
import jp.noren.persistence.internal.sql.JdbcSql;
import jp.noren.persistence.internal.transaction.JtaTransactions;
import jp.noren.testing.database.EmbeddedDatabase;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import jp.noren.testing.database.ThreadCoordinator;

/** An empty database of one kind, with this bundle's services on it. */
public final class Fixture implements AutoCloseable {
    public final EmbeddedDatabase database;
    public final Transactions transactions;
    public final Sql sql;
    public final Migrator migrator;

    private Fixture(Kind kind) {
        database = EmbeddedDatabase.create(kind);
        transactions = new JtaTransactions(EmbeddedDatabase.transactionManager(), new ThreadCoordinator());
        sql = new JdbcSql(database.dataSource());
        migrator = new Migrator(transactions, sql);
    }

    public static Fixture on(Kind kind) {
        return new Fixture(kind);
    }

    /** With the tables of this bundle itself. */
    public static Fixture withOwnTables(Kind kind) {
        Fixture fixture = new Fixture(kind);
        fixture.migrator.prepare();
        fixture.migrator.migrate(
                "persistence",
                List.of(
                        ownStep("V001__outbox_and_leases.sql"),
                        ownStep("V002__audience.sql"),
                        ownStep("V003__outbox_in_order.sql")),
                "test");
        return fixture;
    }

    private static Step ownStep(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream("/db/persistence/" + name)) {
            return Step.of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int count(String table) {
        return sql.first("select count(*) from " + table, row -> row.getInt(1)).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
