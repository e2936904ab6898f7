package jp.noren.payment.internal.wire;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import jp.noren.payment.internal.app.Providers;
import jp.noren.payment.spi.PaymentProvider;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The real gates over a registry that a test plays. */
public final class TestGates implements AutoCloseable {
    private final Map<ServiceReference<PaymentProvider>, PaymentProvider> services =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<PaymentProvider, ServiceReference<PaymentProvider>> references =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<PaymentProvider, ProviderGates.Served> tracked =
            Collections.synchronizedMap(new IdentityHashMap<>());
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
                    if (method.getName().equals("getService")) {
                        return services.get(arguments[0]);
                    }
                    return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                });
    }

    @SuppressWarnings("unchecked")
    private ServiceReference<PaymentProvider> reference() {
        return (ServiceReference<PaymentProvider>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "reference";
                    default -> null;
                });
    }

    /** A provider's bundle starts. */
    public TestGates arrives(PaymentProvider provider) {
        ServiceReference<PaymentProvider> reference = reference();
        services.put(reference, provider);
        references.put(provider, reference);
        tracked.put(provider, gates.addingService(reference));
        return this;
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
