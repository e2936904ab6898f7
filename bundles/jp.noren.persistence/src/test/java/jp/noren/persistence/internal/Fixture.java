package jp.noren.persistence.internal;

import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.internal.schema.Migrator;
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

    public int count(String table) {
        return sql.first("select count(*) from " + table, row -> row.getInt(1)).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
