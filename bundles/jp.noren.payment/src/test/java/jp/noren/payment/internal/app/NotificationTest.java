package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName(
        "G9: what a payment company sends on its own is a hint; forged, replayed or out of order it changes nothing")
class NotificationTest {
    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private Bench bench;

    private void house(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private AskAfterNotifications asker() {
        return bench.asker();
    }

    private void says(String event, String reference) {
        bench.inbox.store(new Inbox.Message("fake", event, reference, null, bench.clock.instant()));
    }

    @EachDatabase
    void makesTheHouseAskAtOnceAndTheBookDecides(TestDatabase database) {
        house(database);
        company.in(Op.COMMIT, Mood.LOST_AFTER).in(Op.QUERY, Mood.LOST_BEFORE, Mood.LOST_BEFORE);
        bench.buy("ord_1", told -> {});
        Janitor janitor = bench.janitor();
        bench.clock.move(java.time.Duration.ofSeconds(11));
        janitor.run();
        bench.clock.move(java.time.Duration.ofSeconds(31));
        janitor.run();
        assertThat(bench.only().state()).isEqualTo(AttemptState.UNKNOWN);
        says("e1", bench.only().handle().reference());
        asker().run();
        janitor.run();
        assertThat(bench.only().state()).isEqualTo(AttemptState.SUCCEEDED);
    }

    @EachDatabase
    void aSettledPaymentStaysAsItIs(TestDatabase database) {
        house(database);
        bench.buy("ord_1", told -> {});
        long fence = bench.only().standing().fence();
        for (int i = 0; i < 50; i++) {
            says("e" + i % 5, bench.only().handle().reference());
        }
        says("e9", "ref-of-nobody");
        assertThat(asker().run()).isFalse();
        bench.hoursGoBy();
        assertThat(bench.only().view().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.only().standing().fence()).isEqualTo(fence);
        assertThat(company.calls(Op.QUERY)).isZero();
        assertThat(bench.inbox.waiting(bench.clock.instant(), 10)).hasSize(1);
        asker().run();
        assertThat(bench.inbox.waiting(bench.clock.instant(), 10))
                .as("nobody's, says the company")
                .isEmpty();
        assertThat(bench.settlements.orphans(null, 10)).isEmpty();
        assertThat(bench.events).isEmpty();
    }

    @EachDatabase
    void theSameEventIsStoredOnce(TestDatabase database) {
        house(database);
        Inbox.Message message = new Inbox.Message("fake", "e1", "r", null, bench.clock.instant());
        assertThat(bench.inbox.store(message)).isTrue();
        assertThat(bench.inbox.store(message)).isFalse();
        assertThat(bench.inbox.waiting(bench.clock.instant(), 10)).hasSize(1);
    }
}
