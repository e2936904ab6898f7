package jp.noren.settings.internal.wire;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.settings.internal.app.OwnSettings;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Tells payment which storefronts are served by their own instance alone. It speaks for the first time when the settings have been read: until then, from
 * the start of the node on, payment's doors stay closed, so that no storefront pays by the house's settings for a moment.
 */
@Component(service = LaneKeeper.class)
@Capability(namespace = Gatekeeper.CAPABILITY)
public final class LaneKeeper implements Gatekeeper {
    private final BundleContext context;
    private volatile Set<Lane> own = Set.of();
    private Set<Lane> storefronts = Set.of();
    private Set<Lane> trials = Set.of();
    private ServiceRegistration<Gatekeeper> registration;
    private long said;

    @Activate
    public LaneKeeper(BundleContext context) {
        this.context = context;
    }

    @Override
    public Set<Lane> ownInstances() {
        return own;
    }

    /** Speaks for the first time. */
    synchronized void keep(Set<OwnSettings.Of> settings) {
        storefronts = settings.stream()
                .map(of -> new Lane(of.provider(), of.storefront()))
                .collect(Collectors.toUnmodifiableSet());
        say();
    }

    /** Lanes that are there for a while, beside those of storefronts. */
    synchronized void lend(Set<Lane> lent) {
        trials = Set.copyOf(lent);
        if (registration != null) {
            say();
        }
    }

    private void say() {
        Set<Lane> now = Stream.concat(storefronts.stream(), trials.stream()).collect(Collectors.toUnmodifiableSet());
        if (registration != null && now.equals(own)) {
            return;
        }
        own = now;
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(REVISION, ++said);
        if (registration == null) {
            registration = context.registerService(Gatekeeper.class, this, properties);
        } else {
            registration.setProperties(properties);
        }
    }

    @Deactivate
    public synchronized void close() {
        if (registration != null) {
            registration.unregister();
            registration = null;
        }
    }
}
