package jp.noren.persistence.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.internal.Fixture;
import jp.noren.persistence.internal.Framework;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;

class OutboxRelayTest {
    private static final Map<String, Object> SOLD = Map.of(OutboxConsumer.TOPIC, "shop.sold");

    private static final class Running implements AutoCloseable {
        private final Framework framework;
        private final Fixture fixture;
        private final OutboxBell bell = new OutboxBell();
        private final Outbox outbox;
        private final OutboxRelay relay;
        private final List<String> seen = new CopyOnWriteArrayList<>();

        private Running(Kind kind, Path storage) {
            framework = new Framework(storage);
            fixture = Fixture.withOwnTables(kind);
            outbox = new JdbcOutbox(fixture.transactions, fixture.sql, bell, null);
            relay = new OutboxRelay(framework.context(), fixture.transactions, fixture.sql, bell, null);
        }

        private void publish(String payload) {
            fixture.transactions.run(() -> outbox.publish("shop.sold", "ord_1", payload));
        }

        private boolean saw(String... payloads) {
            return Framework.within30Seconds(() -> seen.equals(List.of(payloads)));
        }

        @Override
        public void close() {
            relay.close();
            fixture.close();
            framework.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eventsReachTheirConsumerAndWaitWhileItIsAway(Kind kind, @TempDir Path storage) {
        try (Running running = new Running(kind, storage)) {
            running.publish("before");
            Bundle old = running.framework.bundle("mail", "1", Map.of());
            Framework.serve(old, OutboxConsumer.class, event -> running.seen.add("1:" + event.payload()), SOLD);
            running.publish("during");
            assertThat(running.saw("1:before", "1:during")).isTrue();
            Framework.run(old::stop);
            running.publish("away");
            Bundle successor = running.framework.bundle("mail", "2", Map.of());
            Framework.serve(successor, OutboxConsumer.class, event -> running.seen.add("2:" + event.payload()), SOLD);
            assertThat(running.saw("1:before", "1:during", "2:away")).isTrue();
            assertThat(Framework.within30Seconds(() -> running.fixture.count("persistence.outbox") == 0))
                    .isTrue();
        }
        assertThat(Framework.within30Seconds(() -> Framework.threads("noren-outbox") == 0))
                .isTrue();
    }

    @Test
    void theStopOfAConsumersBundleWaitsForItsRunningDelivery(@TempDir Path storage) throws Exception {
        try (Running running = new Running(Kind.DERBY, storage)) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Bundle mail = running.framework.bundle("mail", "1", Map.of());
            Framework.serve(
                    mail,
                    OutboxConsumer.class,
                    event -> {
                        inside.countDown();
                        goOn.await(30, TimeUnit.SECONDS);
                        running.seen.add(event.payload());
                    },
                    SOLD);
            running.publish("first");
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            running.publish("second");
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> Framework.run(mail::stop));
            assertThat(Framework.within30Seconds(() -> mail.getState() == Bundle.STOPPING))
                    .isTrue();
            assertThat(stop).isNotDone();
            goOn.countDown();
            stop.get(30, TimeUnit.SECONDS);
            assertThat(running.seen).containsExactly("first");
        }
    }

    @Test
    void ofTwoConsumersTheOneOfTheHigherVersionServesAndTheOtherTakesOver(@TempDir Path storage) {
        try (Running running = new Running(Kind.DERBY, storage)) {
            Bundle one = running.framework.bundle("mail", "1", Map.of());
            Bundle two = running.framework.bundle("mail", "2", Map.of());
            Framework.serve(two, OutboxConsumer.class, event -> running.seen.add("2:" + event.payload()), SOLD);
            Framework.serve(one, OutboxConsumer.class, event -> running.seen.add("1:" + event.payload()), SOLD);
            running.publish("a");
            assertThat(running.saw("2:a")).isTrue();
            Framework.run(two::stop);
            running.publish("b");
            assertThat(running.saw("2:a", "1:b")).isTrue();
        }
    }
}
