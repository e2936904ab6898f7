package jp.noren.persistence.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import jp.noren.persistence.PublicEvent;
import jp.noren.persistence.internal.Fixture;
import jp.noren.persistence.internal.sql.DatabaseTime;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events for other companies' systems: written for whom somebody listens to, and not for ever. */
class PublicEventsTest {

    private static PublicEvent event(String storefront) {
        return new PublicEvent("order.paid", Instant.EPOCH, storefront, "ord_1", Map.of("order", "ord_1"));
    }

    private static JdbcOutbox outbox(Fixture fixture) {
        return new JdbcOutbox(fixture.transactions, fixture.sql, new OutboxBell(), null);
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsOneRowWhereSomebodyListensAndNoneElsewhere(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            JdbcOutbox outbox = outbox(fixture);
            fixture.transactions.run(() -> outbox.announce(event("KURA")));
            assertThat(fixture.count("persistence.outbox")).isZero();

            fixture.transactions.run(() -> outbox.listens("KURA", true));
            fixture.transactions.run(() -> outbox.listens("KURA", true));
            fixture.transactions.run(() -> {
                outbox.announce(event("KURA"));
                outbox.announce(event("SORA"));
            });

            assertThat(fixture.sql.query(
                            "select topic, subject from persistence.outbox",
                            row -> row.getString(1) + " " + row.getString(2)))
                    .containsExactly("event KURA:ord_1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNodeThatTookAListenerAwayWritesNothingAnyMore(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            JdbcOutbox outbox = outbox(fixture);
            fixture.transactions.run(() -> outbox.listens("KURA", true));
            fixture.transactions.run(() -> outbox.announce(event("KURA")));
            fixture.transactions.run(() -> outbox.listens("KURA", false));
            fixture.transactions.run(() -> outbox.announce(event("KURA")));

            assertThat(fixture.count("persistence.outbox")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherNodeHearsOfAListenerWithoutBeingTold(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            JdbcOutbox other = outbox(fixture);
            fixture.transactions.run(() -> other.announce(event("KURA")));
            fixture.transactions.run(() -> outbox(fixture).listens("KURA", true));

            long end = System.nanoTime() + 5_000_000_000L;
            while (fixture.count("persistence.outbox") == 0 && System.nanoTime() < end) {
                fixture.transactions.run(() -> other.announce(event("KURA")));
            }

            assertThat(fixture.count("persistence.outbox")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventOutsideATransactionIsAFaultEvenWhenNobodyListens(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            JdbcOutbox outbox = outbox(fixture);

            assertThatThrownBy(() -> outbox.announce(event("KURA"))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> outbox.listens("KURA", true)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyHasTakenFor30DaysLapsesAndEventsWithinTheHouseDoNot(Kind kind) {
        try (Fixture fixture = Fixture.withOwnTables(kind)) {
            JdbcOutbox outbox = outbox(fixture);
            LapseEvents lapse = new LapseEvents(fixture.transactions, fixture.sql, null);
            fixture.transactions.run(() -> outbox.listens("KURA", true));
            fixture.transactions.run(() -> {
                outbox.announce(event("KURA"));
                outbox.publish("billing.credit-raised", "KURA:mem_1", "{}");
            });
            age(fixture, 29);
            lapse.run();
            assertThat(fixture.count("persistence.outbox")).isEqualTo(2);

            age(fixture, 31);
            assertThat(lapse.run()).isFalse();

            assertThat(fixture.sql.query("select topic from persistence.outbox", row -> row.getString(1)))
                    .containsExactly("billing.credit-raised");
        }
    }

    private static void age(Fixture fixture, int days) {
        fixture.sql.update(
                "update persistence.outbox set due = " + new DatabaseTime(fixture.sql.dialect()).later(),
                -days * 86_400);
    }
}
