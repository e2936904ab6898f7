package jp.noren.persistence.internal.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gates of services that are told apart by a property (a job's name, a topic). A service that leaves is withdrawn inside its stop:
 * that returns when its running call has ended. Of several with one key the one of the highest bundle version serves.
 */
public final class Doors<T> implements ServiceTrackerCustomizer<T, T> {
    /** Longer than a provider's deadline of 20 s (design.md section 7.4). */
    static final Duration DRAIN = Duration.ofSeconds(25);

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final WaitingRoom NO_SEATS = new WaitingRoom(Duration.ZERO, 0, 0);

    private record Standing<T>(ServiceReference<T> reference, T service) {}

    private static final class Door<T> {
        private final Gate<T> gate;
        private final List<Standing<T>> standing = new ArrayList<>();

        private Door(String key) {
            gate = new Gate<>(key, NO_SEATS);
        }

        private synchronized void add(Standing<T> one) {
            standing.add(one);
            gate.open(best());
        }

        private synchronized void remove(ServiceReference<T> reference) {
            standing.removeIf(one -> one.reference().equals(reference));
            if (!standing.isEmpty()) {
                gate.open(best());
            }
        }

        private T best() {
            return standing.stream()
                    .max(Comparator.comparing((Standing<T> one) ->
                                    one.reference().getBundle().getVersion())
                            .thenComparing(Standing::reference))
                    .orElseThrow()
                    .service();
        }

        private synchronized Optional<ServiceReference<T>> serving() {
            T best = standing.isEmpty() ? null : best();
            return standing.stream()
                    .filter(one -> one.service() == best)
                    .map(Standing::reference)
                    .findFirst();
        }
    }

    private final BundleContext context;
    private final String property;
    private final Consumer<Gate<T>> opened;
    private final Map<String, Door<T>> doors = new ConcurrentHashMap<>();
    private final ServiceTracker<T, T> tracker;

    /** @param opened hears of each service that has come, on the thread that brought it: it must not wait */
    public Doors(BundleContext context, Class<T> type, String property, Consumer<Gate<T>> opened) {
        this.context = context;
        this.property = property;
        this.opened = opened;
        this.tracker = new ServiceTracker<>(context, type, this);
    }

    public void open() {
        tracker.open();
    }

    public void close() {
        tracker.close();
    }

    public Optional<Gate<T>> gate(String key) {
        return Optional.ofNullable(doors.get(key)).map(door -> door.gate);
    }

    /** The service that a call would reach now. */
    public Optional<ServiceReference<T>> serving(String key) {
        return Optional.ofNullable(doors.get(key)).flatMap(Door::serving);
    }

    @Override
    public T addingService(ServiceReference<T> reference) {
        T service = context.getService(reference);
        if (service == null) {
            return null;
        }
        if (!(reference.getProperty(property) instanceof String key)) {
            LOG.error("{} lacks the property {}, so it is never called", reference, property);
            context.ungetService(reference);
            return null;
        }
        Door<T> door = doors.computeIfAbsent(key, Door::new);
        door.add(new Standing<>(reference, service));
        opened.accept(door.gate);
        return service;
    }

    @Override
    public void modifiedService(ServiceReference<T> reference, T service) {
        // a key does not change while its service stands
    }

    @Override
    public void removedService(ServiceReference<T> reference, T service) {
        String key = (String) reference.getProperty(property);
        Door<T> door = doors.get(key);
        door.remove(reference);
        if (!door.gate.withdraw(service, DRAIN)) {
            LOG.warn("{} {} still ran after {} s and is stopped all the same", property, key, DRAIN.toSeconds());
        }
        context.ungetService(reference);
    }
}
