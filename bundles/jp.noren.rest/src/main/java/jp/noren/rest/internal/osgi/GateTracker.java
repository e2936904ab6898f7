package jp.noren.rest.internal.osgi;

import java.time.Duration;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.Supplier;
import jp.noren.kernel.gate.Gate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Keeps the best service of a type behind a gate. It leaves only after its calls have: that happens inside the stop of its bundle. */
final class GateTracker<T> extends ServiceTracker<T, T> {
    private final Gate<T> gate;
    private final Supplier<Duration> drain;
    private final TreeMap<ServiceReference<T>, T> services = new TreeMap<>(Comparator.reverseOrder());

    GateTracker(BundleContext context, Class<T> type, Gate<T> gate, Supplier<Duration> drain) {
        super(context, type, null);
        this.gate = gate;
        this.drain = drain;
    }

    @Override
    public T addingService(ServiceReference<T> reference) {
        T service = super.addingService(reference);
        if (service != null) {
            synchronized (services) {
                services.put(reference, service);
                gate.open(services.firstEntry().getValue());
            }
        }
        return service;
    }

    @Override
    public void removedService(ServiceReference<T> reference, T service) {
        synchronized (services) {
            services.remove(reference);
            if (!services.isEmpty()) {
                gate.open(services.firstEntry().getValue());
            }
        }
        gate.withdraw(service, drain.get());
        super.removedService(reference, service);
    }
}
