package jp.noren.persistence.internal.weaving;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entity classes that OpenJPA's registry keeps, together with an instance of each that holds its loader. */
final class OpenJpaClasses {
    private static final Logger LOG = LoggerFactory.getLogger(OpenJpaClasses.class);
    private static final String OPENJPA = "org.apache.openjpa";
    private static final String REGISTRY = "org.apache.openjpa.enhance.PCRegistry";

    private final BundleContext context;
    private final AtomicBoolean complained = new AtomicBoolean();

    OpenJpaClasses(BundleContext context) {
        this.context = context;
    }

    /** @return how many entity classes, of all bundles, are registered afterwards */
    int forget(ClassLoader loader) {
        for (Bundle bundle : context.getBundles()) {
            if (OPENJPA.equals(bundle.getSymbolicName())) {
                return forget(bundle, loader);
            }
        }
        return 0;
    }

    private int forget(Bundle openJpa, ClassLoader loader) {
        try {
            Class<?> registry = openJpa.loadClass(REGISTRY);
            registry.getMethod("deRegister", ClassLoader.class).invoke(null, loader);
            return ((Collection<?>) registry.getMethod("getRegisteredTypes").invoke(null)).size();
        } catch (ReflectiveOperationException | RuntimeException e) {
            if (complained.compareAndSet(false, true)) {
                LOG.warn(
                        "{} has changed its inside: each update of a bundle with entities keeps its old classes",
                        OPENJPA,
                        e);
            }
            return 0;
        }
    }
}
