package jp.noren.persistence.testing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.internal.jpa.EntityDataSource;
import jp.noren.persistence.internal.outbox.Delivery;
import jp.noren.persistence.internal.outbox.JdbcOutbox;
import jp.noren.persistence.internal.outbox.OutboxBell;
import jp.noren.persistence.internal.outbox.OutboxStore;
import jp.noren.persistence.internal.schema.Migrator;
import jp.noren.persistence.internal.schema.Step;
import jp.noren.persistence.internal.sql.JdbcSql;
import jp.noren.persistence.internal.transaction.JtaTransactions;
import jp.noren.testing.database.EmbeddedDatabase;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import jp.noren.testing.database.ThreadCoordinator;
import org.apache.aries.jpa.template.JpaTemplate;

/**
 * A real database with the steps of the class path applied, and the services of jp.noren.persistence on it, as the container has them:
 * the same transaction manager, the same pool, the same code. One of each kind lives in a JVM; {@link #emptied} hands it out without rows.
 * Get it by {@link EachDatabase}.
 */
public final class TestDatabase {
    private static final Map<Kind, TestDatabase> SHARED = new EnumMap<>(Kind.class);

    private record Ready(String name, int version) implements Schema {}

    private final EmbeddedDatabase database;
    private final ThreadCoordinator coordinator = new ThreadCoordinator();
    private final Transactions transactions;
    private final Sql sql;
    private final Map<String, List<Step>> steps = ClassPathSteps.bySchema();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, JpaUnit> units = new ConcurrentHashMap<>();
    private final Sweeper sweeper;

    private TestDatabase(Kind kind) {
        database = EmbeddedDatabase.create(kind);
        transactions = new JtaTransactions(EmbeddedDatabase.transactionManager(), coordinator);
        sql = new JdbcSql(database.dataSource());
        Migrator migrator = new Migrator(transactions, sql);
        migrator.prepare();
        steps.forEach((schema, list) ->
                schemas.put(schema, new Ready(schema, migrator.migrate(schema, list, "the class path"))));
        sweeper = new Sweeper(database, steps.keySet());
    }

    /** The shared database of a kind, with no rows but those that the steps wrote. */
    public static synchronized TestDatabase emptied(Kind kind) {
        TestDatabase shared = SHARED.get(kind);
        if (shared == null || !shared.empty()) {
            shared = new TestDatabase(kind);
            SHARED.put(kind, shared);
        }
        return shared;
    }

    /** @return false when rows cannot be taken away (a trigger forbids it) and a new database is needed */
    private boolean empty() {
        units.values().forEach(JpaUnit::forget);
        try {
            sweeper.sweep();
            return true;
        } catch (SQLException e) {
            units.values().forEach(JpaUnit::close);
            database.close();
            return false;
        }
    }

    public Kind kind() {
        return database.kind();
    }

    public Transactions transactions() {
        return transactions;
    }

    public Sql sql() {
        return sql;
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    /** Where OpenJPA has its connections from. */
    DataSource ofEntities() {
        return new EntityDataSource(database.dataSource(), EmbeddedDatabase.transactionManager());
    }

    /** What a repository references to be sure that its tables are there. */
    public Schema schema(String name) {
        Schema schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalArgumentException("No db/" + name + " on the class path, only " + schemas.keySet());
        }
        return schema;
    }

    /** The template of a persistence unit of the class path; the code is that of Aries, over OpenJPA. */
    public JpaTemplate jpa(String unit) {
        return units.computeIfAbsent(unit, name -> new JpaUnit(name, ofEntities(), coordinator))
                .template();
    }

    /** Writes events as in the container; they wait in the table until {@link #deliver}. */
    public Outbox outbox() {
        return new JdbcOutbox(transactions, sql, new OutboxBell(), schema("persistence"));
    }

    /**
     * Brings the due events of a topic to a consumer, on this thread, in their order, until none is left.
     *
     * @return how many the consumer took
     * @throws Exception what the consumer threw; that event waits for its next attempt, as in the container
     */
    public int deliver(String topic, OutboxConsumer consumer) throws Exception {
        List<Exception> failures = new ArrayList<>();
        AtomicInteger taken = new AtomicInteger();
        Gate<OutboxConsumer> gate = new Gate<>(topic, new WaitingRoom(Duration.ZERO, 0, 0));
        gate.open(event -> {
            try {
                consumer.consume(event);
                taken.incrementAndGet();
            } catch (Exception e) {
                failures.add(e);
                throw e;
            }
        });
        Delivery delivery = new Delivery(new OutboxStore(transactions, sql), gate);
        boolean more = true;
        while (more) {
            more = delivery.batch();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return taken.get();
    }

    /** Without pool and transactions: what another client of the database sees. */
    public EmbeddedDatabase raw() {
        return database;
    }

    @Override
    public String toString() {
        return kind().name();
    }
}
