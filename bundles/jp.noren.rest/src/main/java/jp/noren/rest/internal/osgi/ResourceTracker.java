package jp.noren.rest.internal.osgi;

import java.util.Optional;
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

/** Publishes each {@link RestResource} that comes, and drains each that leaves, inside the stop of its bundle. */
final class ResourceTracker extends ServiceTracker<RestResource, Doors.Handle> {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceTracker.class);
    private static final String PATH = "rest.path";

    private final Doors doors;

    ResourceTracker(BundleContext context, Doors doors) {
        super(context, RestResource.class, null);
        this.doors = doors;
    }

    @Override
    public Doors.Handle addingService(ServiceReference<RestResource> reference) {
        Bundle bundle = reference.getBundle();
        if (!(reference.getProperty(PATH) instanceof String path) || !path.matches("[a-z0-9][a-z0-9-]*")) {
            LOG.error("{} offers a resource without a good {}", bundle, PATH);
            return null;
        }
        RestResource resource = context.getService(reference);
        if (resource == null) {
            return null;
        }
        try {
            return doors.add(offer(reference, path, resource));
        } catch (RuntimeException e) {
            LOG.error("/api/v1/{} of {} cannot be served", path, bundle, e);
            context.ungetService(reference);
            return null;
        }
    }

    private static Offer offer(ServiceReference<RestResource> reference, String path, RestResource resource) {
        Bundle bundle = reference.getBundle();
        int ranking = Optional.ofNullable(reference.getProperty(Constants.SERVICE_RANKING))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(0);
        long id = (Long) reference.getProperty(Constants.SERVICE_ID);
        Offer.Rank rank = new Offer.Rank(ranking, bundle.getVersion(), id);
        return new Offer(path, resource, rank, () -> bundle.getState() != Bundle.UNINSTALLED, BundleParts.of(bundle));
    }

    @Override
    public void removedService(ServiceReference<RestResource> reference, Doors.Handle handle) {
        doors.remove(handle);
        context.ungetService(reference);
    }
}
