package jp.noren.settings.internal.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.settings.internal.app.OwnSettings;
import jp.noren.settings.internal.app.TrialBench;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Instances for trials, each in a lane {@code trial:<STOREFRONT>} that no buyer enters and that nothing else serves. What a killed node has left of one is
 * taken away when this starts.
 */
@Component(service = TrialBench.class)
public final class TrialInstances implements TrialBench {
    private static final String TRIAL = "noren.settings.trial";
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final Deliveries deliveries;
    private final LaneKeeper lanes;
    private final Set<Gatekeeper.Lane> running = ConcurrentHashMap.newKeySet();

    @Activate
    public TrialInstances(
            BundleContext context,
            @Reference ConfigurationAdmin configurations,
            @Reference Deliveries deliveries,
            @Reference LaneKeeper lanes) {
        this.context = context;
        this.configurations = configurations;
        this.deliveries = deliveries;
        this.lanes = lanes;
        sweep();
    }

    private void sweep() {
        try {
            Configuration[] left = configurations.listConfigurations("(" + TRIAL + "=*)");
            for (Configuration configuration : left == null ? new Configuration[0] : left) {
                configuration.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T with(OwnSettings.Of of, Map<String, List<String>> values, Function<String, T> work) {
        Gatekeeper.Lane lane = new Gatekeeper.Lane(of.provider(), "trial:" + of.storefront());
        if (!running.add(lane)) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "settings.trial-runs");
        }
        try {
            lanes.lend(running);
            return inside(of, lane, values, work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running.remove(lane);
            lanes.lend(running);
        }
    }

    private <T> T inside(
            OwnSettings.Of of, Gatekeeper.Lane lane, Map<String, List<String>> values, Function<String, T> work)
            throws IOException {
        String id = Ids.randomText(10);
        Configuration configuration =
                configurations.getFactoryConfiguration(of.factoryPid(), "trial-" + of.storefront() + "-" + id, "?");
        String pid = configuration.getPid();
        try {
            deliveries.put(pid, values);
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put(Gatekeeper.STOREFRONT, lane.storefront());
            properties.put(TRIAL, id);
            configuration.update(properties);
            return entered(id, lane, work);
        } finally {
            configuration.delete();
            deliveries.remove(pid);
        }
    }

    /** Nothing has been sent when a door is found closed, so it may be tried again until it is open. */
    private <T> T entered(String id, Gatekeeper.Lane lane, Function<String, T> work) {
        long end = System.nanoTime() + WAIT_NANOS;
        while (System.nanoTime() < end) {
            if (isThere(id)) {
                try {
                    return work.apply(lane.storefront());
                } catch (ClosedGateException e) {
                    if (System.nanoTime() > end) {
                        throw e;
                    }
                }
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new RefusedException(RefusedException.Kind.CONFLICT, "settings.trial-not-taken");
    }

    private boolean isThere(String id) {
        try {
            String filter = "(&(" + TRIAL + "=" + id + ")(" + Deliveries.DELIVERED + "=true))";
            return !context.getServiceReferences(PaymentProvider.class, filter).isEmpty();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
