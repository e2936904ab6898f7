package jp.noren.payment.points.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.testing.MovableClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PointsProviderTest {
    private static final String TENANT = "mem-ha";

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-10T01:00:00Z"));
    private final FakeBook book = new FakeBook(clock);
    private final PointsProvider provider = new PointsProvider(clock, book, new PointsContractTest.Settings(1_000_000));

    private Instant deadline() {
        return clock.instant().plus(Duration.ofSeconds(5));
    }

    private void grant(String key, long yen, Instant expiresAt) {
        book.grant("MINAMO", TENANT, key, Yen.of(yen), expiresAt);
    }

    private Outcome hold(String key, long yen) {
        return hold(key, yen, new PaymentSource.Points(TENANT));
    }

    private Outcome hold(String key, long yen, PaymentSource source) {
        return provider.start(new Requests.Start(
                key,
                "MINAMO",
                Yen.of(yen),
                Yen.of(yen / 11),
                new Requests.Buyer(TENANT, "Lê Thu Hà", "ha@mail.example", "vi", BuyerKind.INDIVIDUAL),
                "みなもネット",
                "ミナモネット",
                Set.of(),
                source,
                null,
                deadline(),
                null));
    }

    private Requests.Step step(String key, long yen) {
        return new Requests.Step(key, "MINAMO", key, Yen.of(yen), deadline());
    }

    private long balance() {
        return provider.balance("MINAMO", TENANT, deadline()).amount();
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    @Test
    @DisplayName("R189 a balance that suffices is held, and taken once at conclusion: 3,000 - 1,540 = 1,460")
    void heldAndTakenOnce() {
        grant("lot", 3_000, day("2027-05-01"));
        assertThat(hold("a", 1_540)).isEqualTo(new Outcome.Authorised("a", Yen.of(1_540), null));
        assertThat(balance()).isEqualTo(1_460);
        assertThat(provider.commit(step("a", 1_540))).isEqualTo(new Outcome.Approved("a", Yen.of(1_540)));
        assertThat(provider.commit(step("a", 1_540))).isEqualTo(new Outcome.Approved("a", Yen.of(1_540)));
        assertThat(balance()).isEqualTo(1_460);
    }

    @Test
    @DisplayName("R189 a balance too small is refused INSUFFICIENT_POINTS and nothing is held, not even a part")
    void tooSmall() {
        grant("lot", 300, day("2027-05-01"));
        assertThat(hold("a", 1_540)).isEqualTo(new Outcome.Declined(DeclineReason.INSUFFICIENT_POINTS, ""));
        assertThat(balance()).isEqualTo(300);
        assertThat(book.book()).isEmpty();
        assertThat(hold("b", 300)).isInstanceOf(Outcome.Authorised.class);
    }

    @Test
    @DisplayName("R189 expired points cannot be spent; what expires first goes first")
    void expiry() {
        grant("late", 1_000, day("2027-05-01"));
        grant("soon", 1_000, day("2026-12-01"));
        assertThat(hold("a", 1_000)).isInstanceOf(Outcome.Authorised.class);
        clock.move(Duration.ofDays(40));
        assertThat(balance()).isEqualTo(1_000);
        assertThat(hold("b", 1_001)).isEqualTo(new Outcome.Declined(DeclineReason.INSUFFICIENT_POINTS, ""));
    }

    @Test
    @DisplayName("R189 given back to the lot it came from: after its expiry it is not to be had again")
    void givenBackToTheExpiredLot() {
        grant("soon", 1_000, day("2026-12-01"));
        grant("late", 1_000, day("2027-05-01"));
        hold("a", 1_000);
        provider.commit(step("a", 1_000));
        clock.move(Duration.ofDays(40));
        Outcome outcome =
                provider.refund(new Requests.Refund("r", "MINAMO", "a", Yen.of(400), Yen.of(1_000), deadline()));
        assertThat(outcome).isEqualTo(new Outcome.Approved("a", Yen.of(400)));
        assertThat(balance()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("R189 the last points, 50 takers: one wins")
    void lastPoints() throws Exception {
        grant("lot", 1_540, day("2027-05-01"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Outcome>> takers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String key = "taker-" + i;
                takers.add(() -> hold(key, 1_540));
            }
            long winners = 0;
            for (Future<Outcome> taker : threads.invokeAll(takers)) {
                winners += taker.get() instanceof Outcome.Authorised ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherSourceIsRefusedAndNothingIsAsked() {
        assertThat(hold("a", 100, new PaymentSource.BankTransfer())).isInstanceOf(Outcome.Declined.class);
        assertThat(hold("a", 100, new PaymentSource.Points(" "))).isInstanceOf(Outcome.Declined.class);
        assertThat(hold("a", 1_000_001)).isInstanceOf(Outcome.Declined.class);
        assertThat(book.received()).isZero();
    }

    @Test
    void theSameKeyForAnotherAmountIsNotBelieved() {
        grant("lot", 3_000, day("2027-05-01"));
        hold("a", 1_000);
        assertThat(hold("a", 2_000)).isInstanceOf(Outcome.Unknown.class);
        assertThat(balance()).isEqualTo(2_000);
    }

    @Test
    void commitOfAnotherAmountTakesNothing() {
        grant("lot", 3_000, day("2027-05-01"));
        hold("a", 1_000);
        assertThat(provider.commit(step("a", 999))).isInstanceOf(Outcome.Declined.class);
        assertThat(provider.query(new Requests.Query("a", "MINAMO", null, deadline())))
                .isEqualTo(new Finding.Reserved("a"));
    }

    @Test
    void aPartGivenBackLeavesItCharged() {
        grant("lot", 3_000, day("2027-05-01"));
        hold("a", 1_000);
        provider.commit(step("a", 1_000));
        provider.refund(new Requests.Refund("r", "MINAMO", "a", Yen.of(1), Yen.of(1_000), deadline()));
        assertThat(provider.query(new Requests.Query("a", "MINAMO", "a", deadline())))
                .isEqualTo(new Finding.Charged("a", Yen.of(1_000)));
    }

    @Test
    void aDeadlineThatHasPassedSendsNothing() {
        grant("lot", 3_000, day("2027-05-01"));
        Requests.Step late = new Requests.Step("a", "MINAMO", "a", Yen.of(1), clock.instant());
        assertThat(provider.commit(late)).isInstanceOf(Outcome.NotSent.class);
        assertThat(book.received()).isZero();
    }
}
