package jp.noren.payment.internal.wire;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.GateBook;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.kernel.gate.Gatekeeper.Lane;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import jp.noren.payment.internal.app.Providers;
import jp.noren.payment.internal.domain.Breaker;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gate for each lane of each provider (design.md section 7): one for the storefronts in common, and one for each storefront that is served by a version
 * or an instance of its own. Which provider serves a lane {@link Routing} says; the others stand by. When the serving one leaves, the next takes its
 * place; without one the door closes. The stop of the leaving bundle waits here until the calls inside it have ended: this runs inside that stop.
 * {@code -Dnoren.gate.off=true} leaves the waiting out, for the bench that shows what then happens.
 */
@Component(
        service = {Providers.class, GateBook.class, HealthSource.class},
        immediate = true)
public final class ProviderGates
        implements Providers, GateBook, HealthSource, ServiceTrackerCustomizer<PaymentProvider, Served> {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderGates.class);
    /** Longer than the deadline of a call. */
    private static final Duration DRAIN = Duration.ofSeconds(30);
    /** Nobody waits at an inner gate. */
    private static final WaitingRoom NOBODY = new WaitingRoom(Duration.ZERO, 0, 0);

    private final BundleContext context;
    private final Duration drain = Boolean.getBoolean("noren.gate.off") ? Duration.ZERO : DRAIN;
    private final Map<Lane, Gate<Served>> gates = new ConcurrentHashMap<>();
    private final Map<Lane, Served> serving = new ConcurrentHashMap<>();
    private final Map<String, ProviderInfo> seen = new ConcurrentHashMap<>();
    /** Who is here, and whether he may serve. */
    private final Map<Served, Boolean> here = new ConcurrentHashMap<>();

    private final ProviderThreads threads;
    private final Gatekeepers keepers;
    private final Owners owners;
    private final ServiceTracker<PaymentProvider, Served> tracker;
    private volatile boolean undecided;

    @Activate
    public ProviderGates(BundleContext context) {
        this(context, System::nanoTime);
    }

    ProviderGates(BundleContext context, LongSupplier nanos) {
        this.threads = new ProviderThreads(nanos);
        this.context = context;
        this.owners = new Owners(context);
        this.keepers = new Gatekeepers(context, this::arrange);
        this.keepers.open();
        this.tracker = new ServiceTracker<>(context, PaymentProvider.class, this);
        this.tracker.open();
    }

    Gatekeepers keepers() {
        return keepers;
    }

    /** How the calls ended. */
    @Override
    public List<Sign> signs() {
        return threads.counts().signs();
    }

    @Deactivate
    void close() {
        tracker.close();
        keepers.close();
        threads.close();
    }

    @Override
    public Served addingService(ServiceReference<PaymentProvider> reference) {
        PaymentProvider provider = context.getService(reference);
        if (provider == null) {
            return null;
        }
        try {
            Served served = served(reference, provider);
            served.version();
            if (owners.isAnothers(served.id(), reference.getBundle())) {
                LOG.error(
                        "{} calls itself provider {}, which is another's, and is left out",
                        reference.getBundle(),
                        served.id());
                context.ungetService(reference);
                return null;
            }
            arrive(served);
            return served;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A payment provider of {} cannot describe itself and is left out", reference.getBundle(), e);
            context.ungetService(reference);
            return null;
        }
    }

    private static Served served(ServiceReference<PaymentProvider> reference, PaymentProvider provider) {
        Bundle bundle = reference.getBundle();
        String storefront = Objects.toString(reference.getProperty(Gatekeeper.STOREFRONT), null);
        return new Served(
                provider,
                provider.info(),
                storefront,
                new Served.Origin(bundle.getBundleId(), bundle.getLastModified()));
    }

    private void arrive(Served served) {
        seen.put(served.id(), served.info());
        here.put(served, Boolean.FALSE);
        arrange();
        String lane = served.isCommon() ? served.id() : new Lane(served.id(), served.storefront()).toString();
        LOG.info("Provider {} {} is here", lane, served.info().version());
    }

    @Override
    public void modifiedService(ServiceReference<PaymentProvider> reference, Served served) {
        // what a provider says of itself stays the same as long as it is registered
    }

    @Override
    public void removedService(ServiceReference<PaymentProvider> reference, Served served) {
        here.remove(served);
        serving.values().removeIf(one -> one == served);
        arrange();
        long end = System.nanoTime() + drain.toNanos();
        boolean empty = true;
        for (Gate<Served> gate : gatesOf(served.id())) {
            empty &= gate.withdraw(served, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        if (!empty) {
            LOG.warn(
                    "Provider {} {} left with calls inside: they end as unknown",
                    served.id(),
                    served.info().version());
        }
        context.ungetService(reference);
    }

    private List<Gate<Served>> gatesOf(String id) {
        return gates.entrySet().stream()
                .filter(gate -> gate.getKey().gate().equals(id))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Puts behind each door who is to serve there now. */
    private synchronized void arrange() {
        here.replaceAll((served, before) -> keepers.admits(served.origin()).orElse(before));
        Optional<Routing> routing = keepers.routing();
        undecided = routing.isEmpty();
        if (routing.isPresent()) {
            List<Served> admitted = here.keySet().stream().filter(here::get).toList();
            lanes(routing.get()).forEach(lane -> arrange(lane, routing.get().choose(lane, admitted)));
        }
    }

    private void arrange(Lane lane, Optional<Served> chosen) {
        Gate<Served> gate = gate(lane);
        if (chosen.isPresent()) {
            serving.put(lane, chosen.get());
            gate.open(chosen.get());
        } else {
            serving.remove(lane);
            gate.close();
        }
    }

    /** A lane that was there once keeps its gate: somebody may be waiting at it. */
    private Set<Lane> lanes(Routing routing) {
        Set<Lane> lanes = new LinkedHashSet<>(gates.keySet());
        seen.keySet().forEach(id -> lanes.addAll(routing.lanes(id, here.keySet())));
        return lanes;
    }

    private Gate<Served> gate(Lane lane) {
        return gates.computeIfAbsent(lane, key -> new Gate<>("payment." + key, NOBODY, "payment.method-unavailable"));
    }

    @Override
    public Visit enter(String provider, String storefront) {
        if (undecided) {
            arrange();
        }
        Lane lane = lane(provider, storefront);
        return new InsideGate(gate(lane).enterInner(), lane.toString(), threads, keepers);
    }

    private Lane lane(String provider, String storefront) {
        Lane own = new Lane(provider, storefront);
        return gates.containsKey(own) ? own : Lane.common(provider);
    }

    @Override
    public List<String> storefronts(String provider) {
        return serving.keySet().stream()
                .filter(lane -> lane.gate().equals(provider) && !lane.isCommon())
                .map(Lane::storefront)
                .sorted()
                .toList();
    }

    @Override
    public List<Present> present() {
        return present(id -> Optional.ofNullable(serving.get(Lane.common(id))).or(() -> storefronts(id).stream()
                .map(storefront -> serving.get(new Lane(id, storefront)))
                .filter(Objects::nonNull)
                .findFirst()));
    }

    @Override
    public List<Present> presentFor(String storefront) {
        return present(id -> Optional.ofNullable(serving.get(lane(id, storefront))));
    }

    private List<Present> present(Function<String, Optional<Served>> who) {
        if (undecided) {
            arrange();
        }
        Stream<Optional<Served>> all = seen.keySet().stream().sorted().map(who);
        return all.flatMap(Optional::stream)
                .flatMap(served -> present(served).stream())
                .toList();
    }

    @Override
    public List<Standing> gates() {
        return gates.values().stream()
                .map(gate -> new Standing(gate.key(), gate.isOpen(), gate.running(), gate.waiting()))
                .toList();
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
            LOG.debug("Provider {} is leaving", served.id(), e);
            return Optional.empty();
        }
    }
}
