package jp.noren.persistence.internal.weaving;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The class transformers that Aries' weaving hook keeps by bundle, and never gives up. There is no other way to them than its private field. */
final class AriesTransformers {
    private static final Logger LOG = LoggerFactory.getLogger(AriesTransformers.class);
    private static final String ARIES = "org.apache.aries.jpa.container";
    private static final String FIELD = "registeredTransformers";

    private final BundleContext context;
    private final AtomicBoolean complained = new AtomicBoolean();

    AriesTransformers(BundleContext context) {
        this.context = context;
    }

    /** @return how many transformers of the bundle were dropped */
    int forget(Bundle bundle) {
        int forgotten = 0;
        try {
            for (ServiceReference<WeavingHook> reference : context.getServiceReferences(WeavingHook.class, null)) {
                if (reference.getBundle() != null
                        && ARIES.equals(reference.getBundle().getSymbolicName())) {
                    forgotten += forget(context.getService(reference), bundle);
                    context.ungetService(reference);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        return forgotten;
    }

    private int forget(WeavingHook hook, Bundle bundle) {
        try {
            Field field = hook.getClass().getDeclaredField(FIELD);
            field.setAccessible(true);
            synchronized (hook) {
                Object dropped = ((Map<?, ?>) field.get(hook)).remove(bundle);
                return dropped instanceof Collection<?> several ? several.size() : 0;
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            if (complained.compareAndSet(false, true)) {
                LOG.warn(
                        "{} has changed its inside: each update of a bundle with entities keeps its old classes",
                        ARIES,
                        e);
            }
            return 0;
        }
    }
}
