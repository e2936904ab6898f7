package jp.noren.payment.internal.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.payment.internal.app.Providers;
import jp.noren.payment.internal.domain.Breaker;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gate for each provider id (design.md section 7). The highest version serves, others stand by. When the serving one leaves, the next takes its
 * place; without one the door closes. The stop of the leaving bundle waits here until the calls inside it have ended: this runs inside that stop.
 * {@code -Dnoren.gate.off=true} leaves the waiting out, for the bench that shows what then happens.
 */
@Component(service = Providers.class, immediate = true)
public final class ProviderGates implements Providers, ServiceTrackerCustomizer<PaymentProvider, ProviderGates.Served> {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderGates.class);
    /** Longer than the deadline of a call. */
    private static final Duration DRAIN = Duration.ofSeconds(30);
    /** Nobody waits at an inner gate. */
    private static final WaitingRoom NOBODY = new WaitingRoom(Duration.ZERO, 0, 0);

    /** A provider that is here. */
    record Served(PaymentProvider provider, ProviderInfo info) {
        Version version() {
            return Version.parseVersion(info.version().replace("-SNAPSHOT", ".SNAPSHOT"));
        }
    }

    private final BundleContext context;
    private final Duration drain = Boolean.getBoolean("noren.gate.off") ? Duration.ZERO : DRAIN;
    private final Map<String, Gate<Served>> gates = new ConcurrentHashMap<>();
    private final Map<String, ProviderInfo> seen = new ConcurrentHashMap<>();
    private final List<Served> here = new ArrayList<>();
    private final ProviderThreads threads;
    private final ServiceTracker<PaymentProvider, Served> tracker;

    @Activate
    public ProviderGates(BundleContext context) {
        this(context, System::nanoTime);
    }

    ProviderGates(BundleContext context, LongSupplier nanos) {
        this.threads = new ProviderThreads(nanos);
        this.context = context;
        this.tracker = new ServiceTracker<>(context, PaymentProvider.class, this);
        this.tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
        threads.close();
    }

    @Override
    public Served addingService(ServiceReference<PaymentProvider> reference) {
        PaymentProvider provider = context.getService(reference);
        if (provider == null) {
            return null;
        }
        try {
            Served served = new Served(provider, provider.info());
            served.version();
            arrive(served);
            return served;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A payment provider of {} cannot describe itself and is left out", reference.getBundle(), e);
            context.ungetService(reference);
            return null;
        }
    }

    private void arrive(Served served) {
        String id = served.info().id();
        seen.put(id, served.info());
        synchronized (here) {
            here.add(served);
            best(id).ifPresent(gate(id)::open);
        }
        LOG.info("Provider {} {} is here", id, served.info().version());
    }

    @Override
    public void modifiedService(ServiceReference<PaymentProvider> reference, Served served) {
        // what a provider says of itself stays the same as long as it is registered
    }

    @Override
    public void removedService(ServiceReference<PaymentProvider> reference, Served served) {
        String id = served.info().id();
        synchronized (here) {
            here.remove(served);
            best(id).ifPresent(gate(id)::open);
        }
        boolean empty = gate(id).withdraw(served, drain);
        if (!empty) {
            LOG.warn(
                    "Provider {} {} left with calls inside: they end as unknown",
                    id,
                    served.info().version());
        }
        context.ungetService(reference);
    }

    private Optional<Served> best(String id) {
        return here.stream().filter(s -> s.info().id().equals(id)).max(Comparator.comparing(Served::version));
    }

    private Gate<Served> gate(String id) {
        return gates.computeIfAbsent(id, key -> new Gate<>("payment." + key, NOBODY, "payment.method-unavailable"));
    }

    @Override
    public Visit enter(String provider) {
        return new InsideGate(gate(provider).enterInner(), threads);
    }

    @Override
    public List<Present> present() {
        List<Served> serving;
        synchronized (here) {
            serving = here.stream()
                    .filter(served -> best(served.info().id()).orElseThrow() == served)
                    .sorted(Comparator.comparing(served -> served.info().id()))
                    .toList();
        }
        return serving.stream().flatMap(served -> present(served).stream()).toList();
    }

    @Override
    public List<ProviderInfo> seen() {
        return List.copyOf(seen.values());
    }

    @Override
    public Breaker.State breaker(String provider) {
        return threads.breaker(provider).state();
    }

    private static Optional<Present> present(Served served) {
        try {
            return Optional.of(new Present(served.info(), served.provider().gaps()));
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("Provider {} is leaving", served.info().id(), e);
            return Optional.empty();
        }
    }

    private record InsideGate(Gate<Served>.Passage passage, ProviderThreads threads) implements Visit {
        @Override
        public ProviderInfo info() {
            return passage.target().info();
        }

        @Override
        public Breaker.State breaker() {
            return threads.breaker(info().id()).state();
        }

        @Override
        public PaymentProvider provider() {
            return passage.target().provider();
        }

        @Override
        public Outcome ask(Duration atMost, Function<PaymentProvider, Outcome> call) {
            return threads.outcome(info().id(), atMost, () -> call.apply(provider()));
        }

        @Override
        public List<Outcome> askAll(Duration atMost, List<Function<PaymentProvider, Outcome>> calls) {
            List<Supplier<Outcome>> works = new ArrayList<>();
            calls.forEach(call -> works.add(() -> call.apply(provider())));
            return threads.outcomes(info().id(), atMost, works);
        }

        @Override
        public <T> Optional<T> obtain(Duration atMost, Function<PaymentProvider, T> call) {
            return threads.anything(info().id(), atMost, () -> call.apply(provider()));
        }

        @Override
        public Finding find(Duration atMost, Function<PaymentProvider, Finding> call) {
            return threads.finding(info().id(), atMost, () -> call.apply(provider()));
        }

        @Override
        public void close() {
            passage.close();
        }
    }
}
