package jp.noren.payment.internal.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.noren.kernel.gate.Gate;
import jp.noren.payment.internal.app.Providers;
import jp.noren.payment.internal.domain.Breaker;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;

/**
 * Inside a provider's gate.
 *
 * @param lane whose threads and breaker its calls use
 */
record InsideGate(Gate<Served>.Passage passage, String lane, ProviderThreads threads, Gatekeepers keepers)
        implements Providers.Visit {
    @Override
    public ProviderInfo info() {
        return passage.target().info();
    }

    @Override
    public Breaker.State breaker() {
        return threads.breaker(lane).state();
    }

    @Override
    public PaymentProvider provider() {
        return passage.target().provider();
    }

    /** What a call does; a version that lacks a class is told of to whoever can take it back. */
    private <T> Supplier<T> work(Function<PaymentProvider, T> call) {
        return () -> {
            try {
                return call.apply(provider());
            } catch (LinkageError e) {
                keepers.broken(passage.target(), e);
                throw e;
            }
        };
    }

    @Override
    public Outcome ask(Duration atMost, Function<PaymentProvider, Outcome> call) {
        return threads.outcome(lane, atMost, work(call));
    }

    @Override
    public List<Outcome> askAll(Duration atMost, List<Function<PaymentProvider, Outcome>> calls) {
        List<Supplier<Outcome>> works = new ArrayList<>();
        calls.forEach(call -> works.add(work(call)));
        return threads.outcomes(lane, atMost, works);
    }

    @Override
    public <T> Optional<T> obtain(Duration atMost, Function<PaymentProvider, T> call) {
        return threads.anything(lane, atMost, work(call));
    }

    @Override
    public Finding find(Duration atMost, Function<PaymentProvider, Finding> call) {
        return threads.finding(lane, atMost, work(call));
    }

    @Override
    public void close() {
        passage.close();
    }
}
