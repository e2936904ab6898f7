package jp.noren.payment.internal.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The gatekeepers of this node, and what each of them said last. */
final class Gatekeepers extends ServiceTracker<Gatekeeper, Gatekeeper> {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeepers.class);

    private final Runnable changed;
    private final Map<ServiceReference<Gatekeeper>, Gatekeeper> here = new ConcurrentHashMap<>();
    /** By the id of the bundle that spoke: it is remembered while the bundle is replaced. */
    private final Map<Long, Routing> said = new ConcurrentHashMap<>();

    /** @param changed called when their answers may be others than before */
    Gatekeepers(BundleContext context, Runnable changed) {
        super(context, Gatekeeper.class, null);
        this.changed = changed;
    }

    @Override
    public Gatekeeper addingService(ServiceReference<Gatekeeper> reference) {
        Gatekeeper keeper = super.addingService(reference);
        if (keeper != null) {
            here.put(reference, keeper);
            modifiedService(reference, keeper);
        }
        return keeper;
    }

    @Override
    public void modifiedService(ServiceReference<Gatekeeper> reference, Gatekeeper keeper) {
        said.put(reference.getBundle().getBundleId(), new Routing(keeper.routes(), keeper.ownInstances()));
        changed.run();
    }

    @Override
    public void removedService(ServiceReference<Gatekeeper> reference, Gatekeeper keeper) {
        here.remove(reference);
        super.removedService(reference, keeper);
    }

    /** What all of them say together; empty as long as one that was promised has not spoken. */
    Optional<Routing> routing() {
        List<Bundle> promising = promising();
        said.keySet().removeIf(id -> context.getBundle(id) == null);
        boolean complete = promising.stream().allMatch(bundle -> said.containsKey(bundle.getBundleId()));
        return complete ? Optional.of(said.values().stream().reduce(Routing.NONE, Routing::and)) : Optional.empty();
    }

    private List<Bundle> promising() {
        return Arrays.stream(context.getBundles()).filter(Gatekeepers::promises).toList();
    }

    private static boolean promises(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
        return revision != null
                && !revision.getDeclaredCapabilities(Gatekeeper.CAPABILITY).isEmpty()
                && (bundle.getState() == Bundle.ACTIVE || (start != null && start.isPersistentlyStarted()));
    }

    /**
     * Whether every gatekeeper admits it.
     *
     * @return empty when one of them is away just now and will say it later
     */
    Optional<Boolean> admits(Served.Origin origin) {
        List<Long> speaking =
                here.keySet().stream().map(one -> one.getBundle().getBundleId()).toList();
        if (!promising().stream().allMatch(bundle -> speaking.contains(bundle.getBundleId()))) {
            return Optional.empty();
        }
        return Optional.of(here.values().stream().allMatch(keeper -> admits(keeper, origin)));
    }

    private static boolean admits(Gatekeeper keeper, Served.Origin origin) {
        try {
            return keeper.admits(origin.bundle(), origin.modified());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A gatekeeper could not say whether bundle {} may serve: it may not", origin.bundle(), e);
            return false;
        }
    }

    void broken(Served served, LinkageError error) {
        here.values().forEach(keeper -> keeper.broken(served.origin().bundle(), error));
    }
}
