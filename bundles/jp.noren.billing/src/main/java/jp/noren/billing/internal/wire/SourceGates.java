package jp.noren.billing.internal.wire;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargeSource;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.billing.internal.app.ChargeSources;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;

/** A gate for each capability that offers contracts or charges; its bundle's stop waits here until nobody is asking it. */
@Component(service = ChargeSources.class, immediate = true)
public final class SourceGates implements ChargeSources {
    private final Doors<ChargedContracts> owners;
    private final Doors<ChargeSource> charging;

    @Activate
    public SourceGates(BundleContext context) {
        owners = new Doors<>(context, ChargedContracts.class, ChargedContracts::name);
        charging = new Doors<>(context, ChargeSource.class, ChargeSource::name);
        owners.open();
        charging.open();
    }

    @Deactivate
    void close() {
        owners.close();
        charging.close();
    }

    @Override
    public Set<String> contracts() {
        return owners.names();
    }

    @Override
    public Set<String> lines() {
        return charging.names();
    }

    @Override
    public List<ChargedContracts.Account> page(
            String name, String storefront, YearMonth month, String after, int limit) {
        return owners.inside(name, owner -> owner.page(storefront, month, after, limit));
    }

    @Override
    public Map<String, List<ChargeLine>> lines(
            String name, String storefront, YearMonth month, List<String> contracts) {
        return charging.inside(name, source -> source.lines(storefront, month, contracts));
    }

    /** The services of one kind behind their gates. */
    private static final class Doors<T> extends ServiceTracker<T, T> {
        private static final Duration DRAIN = Duration.ofSeconds(30);
        private static final WaitingRoom NOBODY = new WaitingRoom(Duration.ZERO, 0, 0);

        private final Map<String, Gate<T>> gates = new ConcurrentHashMap<>();
        private final Map<T, String> names = new ConcurrentHashMap<>();
        private final Function<T, String> naming;

        Doors(BundleContext context, Class<T> type, Function<T, String> naming) {
            super(context, type, null);
            this.naming = naming;
        }

        @Override
        public T addingService(ServiceReference<T> reference) {
            T service = super.addingService(reference);
            if (service != null) {
                String name = naming.apply(service);
                names.put(service, name);
                gate(name).open(service);
            }
            return service;
        }

        @Override
        public void removedService(ServiceReference<T> reference, T service) {
            gate(names.remove(service)).withdraw(service, DRAIN);
            super.removedService(reference, service);
        }

        private Gate<T> gate(String name) {
            return gates.computeIfAbsent(name, key -> new Gate<>("billing." + key, NOBODY));
        }

        Set<String> names() {
            return gates.entrySet().stream()
                    .filter(entry -> entry.getValue().isOpen())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        <R> R inside(String name, Function<T, R> work) {
            try (Gate<T>.Passage passage = gate(name).enterInner()) {
                return work.apply(passage.target());
            }
        }
    }
}
