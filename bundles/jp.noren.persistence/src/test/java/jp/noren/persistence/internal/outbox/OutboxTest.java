package jp.noren.persistence.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.internal.Fixture;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {
    private static final WaitingRoom ROOM = new WaitingRoom(Duration.ZERO, 0, 0);

    /** The outbox on one database, and what its consumer of the topic {@code shop.sold} has seen. */
    private static final class Box implements AutoCloseable {
        private final Fixture fixture;
        private final OutboxStore store;
        private final Outbox outbox;
        private final List<String> rung = new ArrayList<>();
        private final List<OutboxConsumer.Event> seen = new ArrayList<>();

        private Box(Kind kind) {
            fixture = Fixture.withOwnTables(kind);
            store = new OutboxStore(fixture.transactions, fixture.sql);
            OutboxBell bell = new OutboxBell();
            bell.heardBy(rung::add);
            outbox = new JdbcOutbox(fixture.transactions, fixture.sql, bell, null);
        }

        private String publish(String aggregate, String payload) {
            return fixture.transactions.required(() -> outbox.publish("shop.sold", aggregate, payload));
        }

        private Delivery delivery(OutboxConsumer consumer) {
            Gate<OutboxConsumer> gate = new Gate<>("shop.sold", ROOM);
            if (consumer != null) {
                gate.open(consumer);
            }
            return new Delivery(store, gate);
        }

        private List<String> payloads() {
            return seen.stream().map(OutboxConsumer.Event::payload).toList();
        }

        private int rows() {
            return fixture.count("persistence.outbox");
        }

        /** Instead of waiting for a pause to pass. */
        private void makeEverythingDue() {
            fixture.sql.update("update persistence.outbox set due = (select min(due) from persistence.outbox)"
                    + " where due is not null");
        }

        @Override
        public void close() {
            fixture.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anEventHappensIfAndOnlyIfItsTransactionCommits(Kind kind) {
        try (Box box = new Box(kind)) {
            assertThatThrownBy(() -> box.fixture.transactions.run(() -> {
                        box.outbox.publish("shop.sold", "ord_1", "lost");
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(box.rung).isEmpty();
            String id = box.publish("ord_1", "{}");
            assertThat(box.rung).containsExactly("shop.sold");
            assertThat(box.store.waitingTopics()).containsExactly("shop.sold");
            assertThat(box.delivery(box.seen::add).batch()).isTrue();
            assertThat(box.seen).containsExactly(new OutboxConsumer.Event(id, "shop.sold", "ord_1", "{}", 1));
            assertThat(box.rows()).isZero();
            assertThatThrownBy(() -> box.outbox.publish("shop.sold", "ord_1", "{}"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPayloadHasABound(Kind kind) {
        try (Box box = new Box(kind)) {
            box.publish("a", "鞄".repeat(32_000));
            assertThatThrownBy(() -> box.publish("a", "x".repeat(32_001))).isInstanceOf(IllegalArgumentException.class);
            box.delivery(box.seen::add).batch();
            assertThat(box.payloads().get(0)).hasSize(32_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eventsOfOneAggregateKeepTheirOrderOthersDoNotWait(Kind kind) {
        try (Box box = new Box(kind)) {
            box.publish("a", "a1");
            box.publish("a", "a2");
            box.publish("b", "b1");
            Delivery delivery = box.delivery(event -> {
                box.seen.add(event);
                if (event.payload().equals("a1") && event.attempt() == 1) {
                    throw new IOException("not now");
                }
            });
            drain(delivery);
            assertThat(box.payloads()).containsExactly("a1", "b1");
            assertThat(box.rows()).isEqualTo(2);
            box.makeEverythingDue();
            drain(delivery);
            assertThat(box.payloads()).containsExactly("a1", "b1", "a1", "a2");
            assertThat(box.seen.get(2).attempt()).isEqualTo(2);
            assertThat(box.rows()).isZero();
        }
    }

    private static void drain(Delivery delivery) {
        boolean more = true;
        while (more) {
            more = delivery.batch();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void afterTheLastPauseAnEventIsParkedAndHoldsUpNobody(Kind kind) {
        try (Box box = new Box(kind)) {
            box.publish("a", "poison");
            box.publish("a", "next");
            box.fixture.sql.update("update persistence.outbox set attempt = 10 where payload = 'poison'");
            Delivery delivery = box.delivery(event -> {
                box.seen.add(event);
                if (event.payload().equals("poison")) {
                    throw new IllegalStateException();
                }
            });
            drain(delivery);
            drain(delivery);
            assertThat(box.payloads()).containsExactly("poison", "next");
            assertThat(box.fixture.sql.query(
                            "select payload from persistence.outbox where due is null", row -> row.getString(1)))
                    .containsExactly("poison");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eventsWaitWhileTheirConsumerIsAway(Kind kind) {
        try (Box box = new Box(kind)) {
            box.publish("a", "a1");
            assertThat(box.delivery(null).batch()).isFalse();
            Gate<String> inner = new Gate<>("card", ROOM);
            assertThat(box.delivery(event -> inner.enterInner().close()).batch())
                    .isFalse();
            assertThat(box.fixture.sql.query(
                            "select attempt from persistence.outbox where leased_until is null", row -> row.getInt(1)))
                    .containsExactly(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aClaimThatRanOutIsTakenOverAndItsOldHolderChangesNothing(Kind kind) {
        try (Box box = new Box(kind)) {
            box.publish("a", "a1");
            List<ClaimedEvent> dead = box.store.claim("shop.sold");
            assertThat(dead).hasSize(1);
            assertThat(box.store.claim("shop.sold")).isEmpty();
            box.fixture.sql.update("update persistence.outbox set leased_until = due");
            List<ClaimedEvent> successor = box.store.claim("shop.sold");
            assertThat(successor).hasSize(1);
            box.store.delivered(dead);
            assertThat(box.rows()).isOne();
            box.store.delivered(successor);
            assertThat(box.rows()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aClaimReadsNoFurtherThanItNeeds(Kind kind) {
        try (Box box = new Box(kind)) {
            for (int i = 0; i < 250; i++) {
                box.publish("agg" + i, "p" + i);
            }
            box.fixture.transactions.required(() -> {
                box.outbox.publish("shop.sold", "late", "is being written");
                // on Derby whoever reads that event waits until it is written
                assertThat(CompletableFuture.supplyAsync(() -> box.store.claim("shop.sold"))
                                .get(10, TimeUnit.SECONDS))
                        .extracting(claimed -> claimed.event().payload())
                        .hasSize(50)
                        .startsWith("p0", "p1")
                        .endsWith("p49");
                return null;
            });
        }
    }

    private static void publishMany(Box box, int events) {
        box.fixture.transactions.run(() -> {
            for (int i = 0; i < events; i++) {
                box.outbox.publish("shop.sold", "agg" + i, "p" + i);
            }
        });
    }

    /** As after a night with the mail server away: many have come since the database last counted its rows. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatHasPiledUpIsClaimedInNoTime(Kind kind) {
        try (Box box = new Box(kind)) {
            publishMany(box, 15_000);
            box.fixture.sql.update("delete from persistence.outbox where seq > 6");
            if (kind == Kind.POSTGRESQL) {
                box.fixture.sql.update("alter table persistence.outbox set (autovacuum_enabled = false)");
                box.fixture.sql.update("analyze persistence.outbox");
            }
            publishMany(box, 10_000);
            assertTimeout(Duration.ofSeconds(10), () -> {
                assertThat(box.store.claim("shop.sold")).hasSize(50);
                assertThat(box.store.claim("shop.sold"))
                        .extracting(claimed -> claimed.event().payload())
                        .hasSize(50)
                        .doesNotContain("p0");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void manyEventsOfOneAggregateHoldUpNobody(Kind kind) {
        try (Box box = new Box(kind)) {
            for (int i = 0; i < 210; i++) {
                box.publish("a", "a" + i);
            }
            box.publish("b", "b1");
            assertThat(box.store.claim("shop.sold"))
                    .extracting(claimed -> claimed.event().payload())
                    .containsExactly("a0", "b1");
            assertThat(box.store.claim("shop.sold")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void fourNodesDeliverEachEventOnceWhenNobodyDies(Kind kind) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (Box box = new Box(kind)) {
            ConcurrentHashMap<String, Integer> times = new ConcurrentHashMap<>();
            for (int i = 0; i < 300; i++) {
                box.publish("agg" + i % 40, "p" + i);
            }
            List<Future<?>> nodes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                nodes.add(pool.submit(() -> {
                    Delivery delivery = box.delivery(event -> times.merge(event.payload(), 1, Integer::sum));
                    while (box.rows() > 0) {
                        delivery.batch();
                    }
                }));
            }
            for (Future<?> node : nodes) {
                node.get(60, TimeUnit.SECONDS);
            }
            assertThat(times).hasSize(300);
            assertThat(times.values()).containsOnly(1);
        } finally {
            pool.shutdownNow();
        }
    }
}
