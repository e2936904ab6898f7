package jp.noren.payment.internal.wire;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.payment.internal.app.Providers;
import jp.noren.payment.spi.PaymentProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;

/** The real gates over a registry that a test plays. */
public final class TestGates implements AutoCloseable {
    private static final long KEEPER = 99;

    private final Map<ServiceReference<?>, Object> services = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<PaymentProvider, ServiceReference<PaymentProvider>> references =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private final Bundle keeperBundle = bundle(KEEPER);
    private final ServiceReference<Gatekeeper> keeperReference = reference(keeperBundle, null);
    private volatile Bundle[] promising = {};
    private final Map<PaymentProvider, Served> tracked = Collections.synchronizedMap(new IdentityHashMap<>());
    private final ProviderGates gates;

    public TestGates() {
        this(System::nanoTime);
    }

    /** @param nanos what the breakers take for time */
    public TestGates(LongSupplier nanos) {
        gates = new ProviderGates(context(), nanos);
    }

    private BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getService" -> services.get(arguments[0]);
                        case "getBundles" -> promising;
                        case "getBundle" -> keeperBundle;
                        default -> method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                    };
                });
    }

    /** A running bundle; it promises a gatekeeper if it is asked. */
    private static Bundle bundle(long id) {
        BundleRevision revision = (BundleRevision) Proxy.newProxyInstance(
                TestGates.class.getClassLoader(),
                new Class<?>[] {BundleRevision.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getDeclaredCapabilities") ? Collections.singletonList(null) : null);
        return (Bundle) Proxy.newProxyInstance(
                TestGates.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundleId", "getLastModified" -> id;
                    case "getState" -> Bundle.ACTIVE;
                    case "getSymbolicName" -> "the bundle of all versions";
                    case "adapt" -> arguments[0] == BundleRevision.class ? revision : null;
                    default -> "bundle " + id;
                });
    }

    @SuppressWarnings("unchecked")
    private static <T> ServiceReference<T> reference(Bundle bundle, String storefront) {
        return (ServiceReference<T>) Proxy.newProxyInstance(
                TestGates.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundle" -> bundle;
                    case "getProperty" -> arguments[0].equals(Gatekeeper.STOREFRONT) ? storefront : null;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "reference";
                    default -> null;
                });
    }

    /** A provider's bundle starts. */
    public TestGates arrives(PaymentProvider provider) {
        return arrives(provider, null, 1);
    }

    /**
     * @param storefront the only one it serves; null for all
     * @param bundle the number of the bundle it comes from
     */
    public TestGates arrives(PaymentProvider provider, String storefront, long bundle) {
        ServiceReference<PaymentProvider> reference = reference(bundle(bundle), storefront);
        services.put(reference, provider);
        references.put(provider, reference);
        tracked.put(provider, gates.addingService(reference));
        return this;
    }

    /** From now on a bundle is installed that promises a gatekeeper. */
    TestGates promisesKeeper() {
        promising = new Bundle[] {keeperBundle};
        return this;
    }

    /** The gatekeeper comes, or says something else than before. */
    TestGates says(Gatekeeper keeper) {
        services.put(keeperReference, keeper);
        gates.keepers().addingService(keeperReference);
        return this;
    }

    /** The gatekeeper's bundle is being replaced. */
    void keeperLeaves() {
        gates.keepers().removedService(keeperReference, (Gatekeeper) services.get(keeperReference));
    }

    /** A provider's bundle stops; returns when the stop may go on. */
    public void leaves(PaymentProvider provider) {
        gates.removedService(references.get(provider), tracked.get(provider));
        services.remove(references.remove(provider));
    }

    /** Whether it was taken in. */
    public boolean tracks(PaymentProvider provider) {
        return tracked.get(provider) != null;
    }

    public Providers providers() {
        return gates;
    }

    @Override
    public void close() {
        gates.close();
    }
}
