package jp.noren.rest.internal.osgi;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.rest.RestResource;
import jp.noren.rest.internal.door.Doors;
import jp.noren.rest.internal.door.Offer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes each {@link RestResource} that comes and is admitted, and drains each that leaves, inside the stop of its bundle. */
final class ResourceTracker extends ServiceTracker<RestResource, ResourceTracker.Slot> {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceTracker.class);
    private static final String PATH = "rest.path";

    /** A resource that is here; it has a handle from the moment that it is published. */
    static final class Slot {
        private final Bundle bundle;
        private final Offer offer;
        private Doors.Handle handle;

        private Slot(Bundle bundle, Offer offer) {
            this.bundle = bundle;
            this.offer = offer;
        }
    }

    private final Doors doors;
    private final BundleParts parts;
    private final Admissions admissions;
    private final Set<Slot> slots = ConcurrentHashMap.newKeySet();

    ResourceTracker(BundleContext context, Doors doors, BundleParts parts) {
        super(context, RestResource.class, null);
        this.doors = doors;
        this.parts = parts;
        this.admissions = new Admissions(context, this::publishAll);
    }

    @Override
    public void open() {
        admissions.open();
        super.open();
    }

    @Override
    public void close() {
        super.close();
        admissions.close();
    }

    @Override
    public Slot addingService(ServiceReference<RestResource> reference) {
        Bundle bundle = reference.getBundle();
        if (!(reference.getProperty(PATH) instanceof String path) || !path.matches("[a-z0-9][a-z0-9-]*")) {
            LOG.error("{} offers a resource without a good {}", bundle, PATH);
            return null;
        }
        RestResource resource = context.getService(reference);
        if (resource == null) {
            return null;
        }
        Slot slot = new Slot(bundle, offer(reference, path, resource));
        try {
            slots.add(slot);
            publish(slot);
            return slot;
        } catch (RuntimeException e) {
            slots.remove(slot);
            LOG.error("/api/v1/{} of {} cannot be served", path, bundle, e);
            context.ungetService(reference);
            return null;
        }
    }

    /** What was not admitted is looked at again when a gatekeeper says something new. */
    private void publishAll() {
        for (Slot slot : slots) {
            try {
                publish(slot);
            } catch (RuntimeException e) {
                LOG.error("/api/v1/{} of {} cannot be served", slot.offer.path(), slot.bundle, e);
            }
        }
    }

    private void publish(Slot slot) {
        synchronized (slot) {
            if (slot.handle == null && slots.contains(slot) && admissions.admits(slot.bundle)) {
                slot.handle = doors.add(slot.offer);
            }
        }
    }

    private Offer offer(ServiceReference<RestResource> reference, String path, RestResource resource) {
        Bundle bundle = reference.getBundle();
        int ranking = Optional.ofNullable(reference.getProperty(Constants.SERVICE_RANKING))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(0);
        long id = (Long) reference.getProperty(Constants.SERVICE_ID);
        Offer.Rank rank = new Offer.Rank(ranking, bundle.getVersion(), id);
        return new Offer(path, resource, rank, () -> bundle.getState() != Bundle.UNINSTALLED, parts.of(bundle));
    }

    @Override
    public void removedService(ServiceReference<RestResource> reference, Slot slot) {
        slots.remove(slot);
        Doors.Handle handle;
        synchronized (slot) {
            handle = slot.handle;
        }
        if (handle != null) {
            doors.remove(handle);
        }
        context.ungetService(reference);
    }
}
