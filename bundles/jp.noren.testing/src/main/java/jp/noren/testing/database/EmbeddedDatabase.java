package jp.noren.testing.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.resource.spi.TransactionSupport.TransactionSupportLevel;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import javax.transaction.TransactionManager;
import org.apache.geronimo.transaction.manager.GeronimoTransactionManager;
import org.ops4j.pax.transx.jdbc.ManagedDataSourceBuilder;
import org.ops4j.pax.transx.tm.impl.geronimo.TransactionManagerWrapper;

/**
 * An empty database of its own behind the pool and the transaction manager that the container uses. Both kinds are real:
 * Derby in memory, and a PostgreSQL server that is started once per JVM.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The databases of the house. */
    public enum Kind {
        DERBY,
        POSTGRESQL
    }

    private static final GeronimoTransactionManager MANAGER = newManager();

    private final Kind kind;
    private final String url;
    private final XADataSource source;
    private final DataSource pool;
    private final Runnable drop;

    private EmbeddedDatabase(Kind kind, String url, XADataSource source, Runnable drop) {
        this.kind = kind;
        this.url = url;
        this.source = source;
        this.pool = pool(source);
        this.drop = drop;
    }

    public static EmbeddedDatabase create(Kind kind) {
        return kind == Kind.DERBY ? derby() : postgresql();
    }

    private static EmbeddedDatabase derby() {
        DerbyMemory memory = DerbyMemory.create();
        return new EmbeddedDatabase(Kind.DERBY, memory.url(), memory.xaDataSource(), memory::drop);
    }

    private static EmbeddedDatabase postgresql() {
        PostgresServer.Database database = PostgresServer.running().createDatabase();
        return new EmbeddedDatabase(Kind.POSTGRESQL, database.url(), database.xaDataSource(), database::drop);
    }

    private static GeronimoTransactionManager newManager() {
        try {
            return new GeronimoTransactionManager();
        } catch (javax.transaction.xa.XAException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource pool(XADataSource source) {
        try {
            return ManagedDataSourceBuilder.builder()
                    .dataSource(source)
                    .transaction(TransactionSupportLevel.XATransaction)
                    .transactionManager(new TransactionManagerWrapper(MANAGER))
                    .name("noren")
                    .minIdle(0)
                    .maxPoolSize(32)
                    .preparedStatementCacheSize(1000)
                    .build();
        } catch (Exception e) {
            throw new IllegalStateException("No pool for " + source, e);
        }
    }

    /** The one transaction manager of this JVM, as the container has one. Also what OpenJPA asks for by name. */
    public static TransactionManager transactionManager() {
        return MANAGER;
    }

    public Kind kind() {
        return kind;
    }

    /** Joins the transaction of {@link #transactionManager}, as the container's DataSource does. */
    public DataSource dataSource() {
        return pool;
    }

    /** The driver's own, past the pool. */
    public XADataSource xaDataSource() {
        return source;
    }

    /** A connection past pool and transactions: what another client of the database sees. */
    public Connection connectDirectly() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Gives the connections back and forgets the database. */
    @Override
    public void close() {
        if (pool instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        drop.run();
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
