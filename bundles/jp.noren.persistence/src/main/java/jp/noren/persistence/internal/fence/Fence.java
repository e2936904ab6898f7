package jp.noren.persistence.internal.fence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the database, the settings of others and the house's own services out of the reach of payment providers and of whatever was installed from
 * elsewhere, and lets nobody from elsewhere offer the house's packages. It hinders the careless and the curious; against who digs by reflection there is
 * no fence inside one Java VM (handbook, isolation).
 */
@Component(
        immediate = true,
        service = {})
public final class Fence implements FindHook, EventListenerHook, ResolverHookFactory, ResolverHook {
    private static final String HOUSE = "jp.noren.";
    private static final String CONFIGURATION_ADMIN = "org.osgi.service.cm.ConfigurationAdmin";
    private static final String COMPONENT_RUNTIME = "org.apache.felix.scr";

    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

    /** Bundles that have gone are not kept for ever. */
    private static final int MOST_JUDGED = 1_000;

    private record Judged(long modified, boolean fenced) {}

    private final List<ServiceRegistration<?>> hooks;
    private final Map<Long, Judged> judged = new ConcurrentHashMap<>();
    private final Set<Long> told = ConcurrentHashMap.newKeySet();

    /** The hooks are registered by hand: the framework asks them while components are being made. */
    @Activate
    public Fence(BundleContext context) {
        hooks = List.of(
                context.registerService(FindHook.class, this, null),
                context.registerService(EventListenerHook.class, this, null),
                context.registerService(ResolverHookFactory.class, this, null));
    }

    @Deactivate
    void close() {
        hooks.forEach(ServiceRegistration::unregister);
    }

    @Override
    public void find(
            BundleContext who, String name, String filter, boolean all, Collection<ServiceReference<?>> found) {
        if (isFenced(who.getBundle()) && !isForItsSettings(name)) {
            boolean hidden = found.removeIf(service -> Trust.isHidden(service, who.getBundle()));
            if (hidden) {
                tell(who.getBundle());
            }
        }
    }

    /** Asked for every listener at every event: a bundle is judged once, and again after an update. */
    private boolean isFenced(Bundle bundle) {
        Judged known = judged.get(bundle.getBundleId());
        long modified = bundle.getLastModified();
        if (known == null || known.modified() != modified) {
            if (judged.size() > MOST_JUDGED) {
                judged.clear();
            }
            known = new Judged(modified, Trust.isFenced(bundle));
            judged.put(bundle.getBundleId(), known);
        }
        return known.fenced();
    }

    /** A provider knows that it gets by with its calls; whoever else waits for services that it will never see should learn why, once. */
    private void tell(Bundle bundle) {
        if (!Trust.isProvider(bundle) && told.add(bundle.getBundleId())) {
            LOG.warn(
                    "{} {} came from {}, neither out of the node's own repository (mvn:) nor by noren:install:"
                            + " the house's services and the database are hidden from it (handbook, isolation)",
                    bundle.getSymbolicName(),
                    bundle.getVersion(),
                    bundle.getLocation());
        }
    }

    /** The component runtime looks for the settings of a bundle's components in that bundle's name; without it a provider gets none, not even its own. */
    private static boolean isForItsSettings(String name) {
        return CONFIGURATION_ADMIN.equals(name)
                && StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                        .walk(frames -> frames.map(frame -> FrameworkUtil.getBundle(frame.getDeclaringClass()))
                                .filter(Fence::hasAsked)
                                .findFirst()
                                .map(asking -> COMPONENT_RUNTIME.equals(asking.getSymbolicName()))
                                .orElse(false));
    }

    /** Neither this bundle nor the framework, through which everybody asks. */
    private static boolean hasAsked(Bundle bundle) {
        return bundle != null && bundle.getBundleId() != 0 && !bundle.equals(FrameworkUtil.getBundle(Fence.class));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        listeners
                .keySet()
                .removeIf(who ->
                        isFenced(who.getBundle()) && Trust.isHidden(event.getServiceReference(), who.getBundle()));
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return this;
    }

    @Override
    public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        if (requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            candidates.removeIf(Fence::isForged);
        }
    }

    private static boolean isForged(BundleCapability offered) {
        String name = (String) offered.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
        return name.startsWith(HOUSE)
                && !Trust.cameWithTheNode(offered.getRevision().getBundle());
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {
        // everybody may resolve
    }

    @Override
    public void filterSingletonCollisions(
            BundleCapability singleton, Collection<BundleCapability> collisionCandidates) {
        // as the framework decides
    }

    @Override
    public void end() {
        // nothing is kept
    }
}
