package jp.noren.rest.internal.osgi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.kernel.gate.Gatekeeper;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gatekeepers of this node whether a bundle may be called. As long as one that was promised has not come, nobody new may. */
final class Admissions extends ServiceTracker<Gatekeeper, Gatekeeper> {
    private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);

    private final Runnable changed;
    private final Map<ServiceReference<Gatekeeper>, Gatekeeper> here = new ConcurrentHashMap<>();

    /** @param changed called when the answers may be others than before */
    Admissions(BundleContext context, Runnable changed) {
        super(context, Gatekeeper.class, null);
        this.changed = changed;
    }

    @Override
    public Gatekeeper addingService(ServiceReference<Gatekeeper> reference) {
        Gatekeeper keeper = super.addingService(reference);
        if (keeper != null) {
            here.put(reference, keeper);
            changed.run();
        }
        return keeper;
    }

    @Override
    public void modifiedService(ServiceReference<Gatekeeper> reference, Gatekeeper keeper) {
        changed.run();
    }

    @Override
    public void removedService(ServiceReference<Gatekeeper> reference, Gatekeeper keeper) {
        here.remove(reference);
        super.removedService(reference, keeper);
    }

    boolean admits(Bundle bundle) {
        List<Long> speaking =
                here.keySet().stream().map(one -> one.getBundle().getBundleId()).toList();
        boolean complete = Arrays.stream(context.getBundles())
                .filter(Admissions::promises)
                .allMatch(one -> speaking.contains(one.getBundleId()));
        return complete && here.values().stream().allMatch(keeper -> admits(keeper, bundle));
    }

    private static boolean admits(Gatekeeper keeper, Bundle bundle) {
        boolean admitted = keeper.admits(bundle.getBundleId(), bundle.getLastModified());
        if (!admitted) {
            LOG.warn("{} is not admitted: nothing of it is served", bundle);
        }
        return admitted;
    }

    private static boolean promises(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
        return revision != null
                && !revision.getDeclaredCapabilities(Gatekeeper.CAPABILITY).isEmpty()
                && (bundle.getState() == Bundle.ACTIVE || (start != null && start.isPersistentlyStarted()));
    }
}
