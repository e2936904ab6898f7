package jp.noren.persistence.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.persistence.OptimisticLockException;
import jp.noren.persistence.Outbox;
import org.apache.aries.jpa.template.JpaTemplate;
import org.ops4j.pax.transx.jdbc.impl.ConnectionHandle;

class TestDatabaseTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 12, 1, 12, 0);

    private static long yen(TestDatabase database) {
        return database.sql()
                .first("select sum(yen) from sample.orders", row -> row.getLong(1))
                .orElseThrow();
    }

    @EachDatabase
    void entitiesAndPlainStatementsCommitTogether(TestDatabase database) {
        JpaTemplate jpa = database.jpa("sample");
        database.transactions().run(() -> {
            jpa.tx(em -> em.persist(new OrderEntity("ord_1", 345, NOON, "髙﨑".repeat(20_000))));
            database.sql().update("update sample.counter set value = value - 1 where name = 'orders'");
        });
        OrderEntity found = jpa.txExpr(em -> em.find(OrderEntity.class, "ord_1"));
        assertThat(found.yen()).isEqualTo(345);
        assertThat(found.orderedAt()).isEqualTo(NOON);
        assertThat(found.note()).hasSize(40_000);
        assertThat(value(database)).isEqualTo(99);
    }

    private static long value(TestDatabase database) {
        return database.sql()
                .first("select value from sample.counter", row -> row.getLong(1))
                .orElseThrow();
    }

    @EachDatabase
    void bothAreTakenBackTogether(TestDatabase database) {
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    database.jpa("sample").tx(em -> {
                        em.persist(new OrderEntity("ord_1", 345, NOON, null));
                        em.flush();
                    });
                    database.sql().update("update sample.counter set value = 0");
                    throw new IllegalStateException("after both");
                }))
                .hasMessage("after both");
        assertThat(yen(database)).isZero();
        assertThat(value(database)).isEqualTo(100);
    }

    @EachDatabase
    void callsOfATemplateInOneTransactionSeeEachOthersUnflushedChanges(TestDatabase database) {
        JpaTemplate jpa = database.jpa("sample");
        jpa.tx(em -> em.persist(new OrderEntity("ord_1", 100, NOON, null)));
        database.transactions().run(() -> {
            jpa.tx(em -> em.find(OrderEntity.class, "ord_1").raise(5));
            assertThat(jpa.<Long>txExpr(
                            em -> em.find(OrderEntity.class, "ord_1").yen()))
                    .isEqualTo(105);
        });
        assertThat(yen(database)).isEqualTo(105);
    }

    @EachDatabase
    void aLostUpdateIsRefused(TestDatabase database) {
        JpaTemplate jpa = database.jpa("sample");
        jpa.tx(em -> em.persist(new OrderEntity("ord_1", 100, NOON, null)));
        assertThatThrownBy(() -> database.transactions()
                        .run(() -> jpa.tx(em -> {
                            em.find(OrderEntity.class, "ord_1").raise(5);
                            database.sql().update("update sample.orders set version = version + 1, yen = 7");
                        })))
                .isInstanceOf(OptimisticLockException.class);
    }

    @EachDatabase
    void aConnectionClosedAfterItsTransactionIsNotTakenFromWhoeverHasItNow(TestDatabase database) throws SQLException {
        AtomicReference<Connection> late = new AtomicReference<>();
        database.transactions().required(() -> {
            late.set(database.ofEntities().getConnection());
            return late.get().isValid(1);
        });
        try (Connection next = database.dataSource().getConnection()) {
            late.get().close();
            try (Connection other = database.dataSource().getConnection()) {
                assertThat(physical(other)).as("lent twice").isNotSameAs(physical(next));
            }
        }
        assertThat(late.get().isClosed()).isTrue();
        assertThatThrownBy(() -> late.get().createStatement()).hasMessageContaining("closed");
    }

    private static Object physical(Connection lent) throws SQLException {
        return ((ConnectionHandle<?, ?>) lent).getManagedConnection();
    }

    @EachDatabase
    void outsideATransactionAConnectionGoesBackWhenItIsClosed(TestDatabase database) throws SQLException {
        for (int i = 0; i < 100; i++) {
            try (Connection connection = database.ofEntities().getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    /** Run twice on each database, so one of the runs finds what the other left. */
    @EachDatabase
    void startsWithTheRowsOfTheStepsAlone(TestDatabase database) {
        leaveRows(database);
    }

    @EachDatabase
    void startsWithThemAgain(TestDatabase database) {
        leaveRows(database);
    }

    private static void leaveRows(TestDatabase database) {
        assertThat(yen(database)).isZero();
        assertThat(value(database)).isEqualTo(100);
        database.sql().update("insert into sample.orders (id, yen, version) values ('ord_9', 1, 1)");
        database.sql().update("insert into sample.line values ('ord_9', 1)");
        database.sql().update("update sample.counter set value = 3");
        database.sql().update("insert into sample.counter values ('more', 1)");
    }

    @EachDatabase
    void eventsAreDeliveredOnTheTestsOwnThread(TestDatabase database) throws Exception {
        Outbox outbox = database.outbox();
        database.transactions().run(() -> List.of("1", "2").forEach(n -> outbox.publish("sample.sold", "ord_1", n)));
        List<String> seen = new ArrayList<>();
        assertThat(database.deliver("sample.other", event -> seen.add("no"))).isZero();
        assertThat(database.deliver("sample.sold", event -> seen.add(event.payload())))
                .isEqualTo(2);
        assertThat(seen).containsExactly("1", "2");
        database.transactions().run(() -> outbox.publish("sample.sold", "ord_1", "3"));
        assertThatThrownBy(() -> database.deliver("sample.sold", event -> {
                    throw new IOException("not now");
                }))
                .hasMessage("not now");
    }

    @EachDatabase
    void knowsTheSchemasOfTheClassPath(TestDatabase database) {
        assertThat(database.schema("sample").version()).isOne();
        assertThatThrownBy(() -> database.schema("none")).hasMessageContaining("sample");
    }
}
