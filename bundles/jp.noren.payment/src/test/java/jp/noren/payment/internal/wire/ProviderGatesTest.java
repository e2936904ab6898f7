package jp.noren.payment.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.health.HealthSource;
import jp.noren.payment.internal.app.Providers;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gates of the providers (design 7.1, 7.2)")
class ProviderGatesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Outcome APPROVED = new Outcome.Approved("r", Yen.of(1));

    private final TestGates gates = new TestGates();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        goesOn.countDown();
        gates.close();
        threads.shutdownNow();
    }

    static PaymentProvider provider(String id, String version) {
        return new PaymentProvider() {
            @Override
            public ProviderInfo info() {
                return new ProviderInfo(
                        id,
                        version,
                        "CARD",
                        Set.of(),
                        EnumSet.allOf(BuyerKind.class),
                        Yen.of(1),
                        Yen.of(10),
                        Duration.ZERO);
            }

            @Override
            public Outcome start(Requests.Start request) {
                return APPROVED;
            }
        };
    }

    private String serving() {
        try (Providers.Visit visit = gates.providers().enter("a")) {
            return visit.info().version();
        }
    }

    private Outcome hang() {
        inside.countDown();
        try {
            goesOn.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return APPROVED;
    }

    @Test
    void nobodyThereIsSaidAtOnce() {
        assertThatThrownBy(() -> gates.providers().enter("a"))
                .isInstanceOfSatisfying(
                        ClosedGateException.class,
                        closed -> assertThat(closed.gate().closedCode()).contains("payment.method-unavailable"));
        assertThat(gates.providers().present()).isEmpty();
    }

    @Test
    void theHighestVersionServesAndTheNextTakesItsPlace() {
        PaymentProvider nine = provider("a", "1.9.0");
        PaymentProvider ten = provider("a", "1.10.0.SNAPSHOT");
        gates.arrives(ten).arrives(nine).arrives(provider("b", "3.0.0"));
        assertThat(serving()).isEqualTo("1.10.0.SNAPSHOT");
        assertThat(gates.providers().present()).extracting(p -> p.info().id()).containsExactly("a", "b");
        gates.leaves(ten);
        assertThat(serving()).isEqualTo("1.9.0");
        gates.leaves(nine);
        assertThatThrownBy(this::serving).isInstanceOf(ClosedGateException.class);
    }

    @Test
    void callsAreCountedForTheMonitorByHowTheyEnded() {
        gates.arrives(provider("a", "1.0.0"));
        try (Providers.Visit visit = gates.providers().enter("a")) {
            visit.ask(LONG, p -> APPROVED);
            visit.askAll(LONG, List.of(p -> APPROVED, p -> {
                throw new IllegalStateException("no answer");
            }));
        }

        assertThat(((HealthSource) gates.providers()).signs()).singleElement().satisfies(sign -> assertThat(
                        sign.figures())
                .containsOnly(
                        Map.entry("noren_provider_calls_total{provider=\"a\",outcome=\"approved\"}", 2L),
                        Map.entry("noren_provider_calls_total{provider=\"a\",outcome=\"unknown\"}", 1L)));
    }

    @Test
    @DisplayName("The stop of a provider waits for the calls inside, and newcomers do not get in")
    void drains() throws Exception {
        PaymentProvider old = provider("a", "1.0.0");
        gates.arrives(old);
        Future<Outcome> call = threads.submit(() -> {
            try (Providers.Visit visit = gates.providers().enter("a")) {
                return visit.ask(LONG, p -> hang());
            }
        });
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        Future<?> stop = threads.submit(() -> gates.leaves(old));
        awaitClosed();
        assertThat(stop.isDone()).as("the stop goes on while a call is inside").isFalse();
        goesOn.countDown();
        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(APPROVED);
        stop.get(10, TimeUnit.SECONDS);
        gates.arrives(provider("a", "1.0.1"));
        assertThat(serving()).isEqualTo("1.0.1");
    }

    private void awaitClosed() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until) {
            try {
                serving();
            } catch (ClosedGateException closed) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the door stays open");
    }

    @Test
    @DisplayName("With a successor beside it, the old one drains while the new one serves: no newcomer is turned away")
    void switchesSideBySide() throws Exception {
        PaymentProvider old = provider("a", "1.0.0");
        gates.arrives(old);
        Future<Outcome> call = threads.submit(() -> {
            try (Providers.Visit visit = gates.providers().enter("a")) {
                return visit.ask(LONG, p -> hang());
            }
        });
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        gates.arrives(provider("a", "2.0.0"));
        Future<?> stop = threads.submit(() -> gates.leaves(old));
        assertThat(serving()).isEqualTo("2.0.0");
        goesOn.countDown();
        stop.get(10, TimeUnit.SECONDS);
        assertThat(call.get()).isEqualTo(APPROVED);
    }

    @Test
    @DisplayName("G33: at the deadline the answer is Unknown, even from a provider that knows none")
    void deadline() {
        gates.arrives(provider("a", "1.0.0"));
        try (Providers.Visit visit = gates.providers().enter("a")) {
            assertThat(visit.ask(Duration.ofMillis(200), p -> hang())).isInstanceOf(Outcome.Unknown.class);
            assertThat(visit.find(Duration.ofMillis(200), p -> {
                        hang();
                        return new Finding.NotFound();
                    }))
                    .isInstanceOf(Finding.NoAnswer.class);
        }
    }

    @Test
    @DisplayName(
            "G34: a provider that hangs takes sixteen threads of its own, and nobody else's; what never began was not sent")
    void bulkhead() throws Exception {
        gates.arrives(provider("a", "1.0.0")).arrives(provider("b", "1.0.0"));
        List<Future<Outcome>> hanging = new ArrayList<>();
        try (Providers.Visit visit = gates.providers().enter("a")) {
            for (int i = 0; i < 16; i++) {
                hanging.add(threads.submit(() -> visit.ask(LONG, p -> hang())));
            }
            Outcome crowded = awaitCrowded(visit);
            assertThat(crowded).isInstanceOf(Outcome.NotSent.class);
            try (Providers.Visit other = gates.providers().enter("b")) {
                assertThat(other.ask(LONG, p -> APPROVED)).isEqualTo(APPROVED);
            }
            goesOn.countDown();
            for (Future<Outcome> one : hanging) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(APPROVED);
            }
        }
    }

    /** Until all sixteen threads are taken a call gets through. */
    private static Outcome awaitCrowded(Providers.Visit visit) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Outcome outcome = APPROVED;
        while (System.nanoTime() < until && !(outcome instanceof Outcome.NotSent)) {
            outcome = visit.ask(Duration.ofMillis(300), p -> APPROVED);
        }
        return outcome;
    }

    @Test
    void whatThrowsOrAnswersNothingIsUnknown() {
        gates.arrives(provider("a", "1.0.0"));
        try (Providers.Visit visit = gates.providers().enter("a")) {
            assertThat(visit.ask(LONG, p -> null)).isInstanceOf(Outcome.Unknown.class);
            assertThat(visit.ask(LONG, p -> {
                        throw new NoClassDefFoundError("of a bundle that is half gone");
                    }))
                    .isInstanceOf(Outcome.Unknown.class);
            assertThat(visit.find(LONG, p -> null)).isInstanceOf(Finding.NoAnswer.class);
        }
    }

    @Test
    void aProviderThatCannotDescribeItselfIsLeftOut() {
        PaymentProvider broken = provider("a", "not a version");
        gates.arrives(broken);
        assertThat(gates.tracks(broken)).isFalse();
        assertThatThrownBy(this::serving).isInstanceOf(ClosedGateException.class);
    }
}
