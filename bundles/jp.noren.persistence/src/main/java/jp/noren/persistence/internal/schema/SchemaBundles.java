package jp.noren.persistence.internal.schema;

import java.net.URL;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Decision;
import jp.noren.persistence.Schema;
import jp.noren.persistence.SchemaChecks;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds bundles with {@code db/<schema>/V###__*.sql}, applies what is missing while they start, and then says so by a {@link Schema} service
 * for as long as the bundle is not stopped. It is no service itself: while it is made it registers schemas, and whoever starts because of one must not
 * have to wait for it ({@link ReadChecks}).
 */
@Component(
        immediate = true,
        service = {})
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"jp.noren.persistence.Schema\"",
        effective = "active")
public final class SchemaBundles implements SchemaChecks, BundleTrackerCustomizer<List<ServiceRegistration<Schema>>> {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaBundles.class);
    private static final int FROM_START_TO_STOPPED = Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private record Ready(String name, int version) implements Schema {}

    private final BundleContext context;
    private final Migrator migrator;
    private final BundleTracker<List<ServiceRegistration<Schema>>> tracker;

    @Activate
    public SchemaBundles(BundleContext context, @Reference Transactions transactions, @Reference Sql sql) {
        this.context = context;
        this.migrator = new Migrator(transactions, sql);
        this.migrator.prepare();
        this.tracker = new BundleTracker<>(context, FROM_START_TO_STOPPED, this);
        this.tracker.open();
    }

    @Deactivate
    public void close() {
        tracker.close();
    }

    @Override
    public Decision canRun(String schema, int lastStep) {
        return migrator.canRun(schema, lastStep);
    }

    @Override
    public List<ServiceRegistration<Schema>> addingBundle(Bundle bundle, BundleEvent event) {
        List<ServiceRegistration<Schema>> registrations = new ArrayList<>();
        BundleSteps.find(bundle).forEach((schema, steps) -> migrate(bundle, schema, steps, registrations));
        return registrations.isEmpty() ? null : registrations;
    }

    private void migrate(
            Bundle bundle, String schema, List<URL> steps, List<ServiceRegistration<Schema>> registrations) {
        String label = bundle.getSymbolicName() + " " + bundle.getVersion();
        try {
            int version = migrator.migrate(schema, BundleSteps.read(steps), label);
            Dictionary<String, Object> properties = new Hashtable<>(Map.of(Schema.PROPERTY, schema));
            registrations.add(context.registerService(Schema.class, new Ready(schema, version), properties));
        } catch (RuntimeException e) {
            LOG.error("{} gets no schema {}, so it does not serve: {}", label, schema, e.getMessage(), e);
        }
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, List<ServiceRegistration<Schema>> registrations) {
        // from starting to active to stopping: the schema stays
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, List<ServiceRegistration<Schema>> registrations) {
        registrations.forEach(SchemaBundles::unregister);
    }

    private static void unregister(ServiceRegistration<Schema> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("Unregistered already: this bundle is stopping too", e);
        }
    }
}
