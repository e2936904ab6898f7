package jp.noren.persistence.internal.weaving;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Aries and OpenJPA forget a bundle with a persistence unit when it goes: both keep its classes, and with them its class loader, for ever,
 * so that each update would leave one behind. The weaving transformers go when the bundle has stopped (Aries adds new ones at each start);
 * the registered entity classes go with the loader itself, because a bundle that is only restarted does not register them again.
 */
@Component(
        immediate = true,
        service = {})
public final class OldUnits implements SynchronousBundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(OldUnits.class);
    private static final String UNIT = "Meta-Persistence";

    private final BundleContext context;
    private final AriesTransformers transformers;
    private final OpenJpaClasses classes;
    private final Map<Long, WeakReference<ClassLoader>> loaders = new ConcurrentHashMap<>();

    @Activate
    public OldUnits(BundleContext context) {
        this.context = context;
        this.transformers = new AriesTransformers(context);
        this.classes = new OpenJpaClasses(context);
        context.addBundleListener(this);
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.ACTIVE) {
                remember(bundle);
            }
        }
    }

    @Deactivate
    void close() {
        context.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        switch (event.getType()) {
            case BundleEvent.STARTED -> remember(bundle);
            case BundleEvent.STOPPED -> forgetTransformers(bundle);
            case BundleEvent.UNRESOLVED, BundleEvent.UPDATED, BundleEvent.UNINSTALLED -> forgetClasses(bundle);
            default -> LOG.trace("Nothing to forget");
        }
    }

    private void remember(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null && bundle.getHeaders("").get(UNIT) != null) {
            loaders.put(bundle.getBundleId(), new WeakReference<>(wiring.getClassLoader()));
        }
    }

    private void forgetTransformers(Bundle bundle) {
        if (loaders.containsKey(bundle.getBundleId())) {
            LOG.debug("{} stopped: {} transformers forgotten", bundle.getSymbolicName(), transformers.forget(bundle));
        }
    }

    private void forgetClasses(Bundle bundle) {
        WeakReference<ClassLoader> old = loaders.remove(bundle.getBundleId());
        ClassLoader loader = old == null ? null : old.get();
        if (loader != null) {
            LOG.debug("{} has gone: {} entity classes are left", bundle.getSymbolicName(), classes.forget(loader));
        }
    }
}
