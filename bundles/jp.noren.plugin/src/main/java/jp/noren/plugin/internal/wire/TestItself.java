package jp.noren.plugin.internal.wire;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.SelfTest;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Whether a bundle that was started can do its work: its components, and what it finds out about itself. */
record TestItself(Services services, Duration limit) {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    /** @param service whether it has to register a payment provider */
    void handle(Bundle bundle, boolean service) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isReady(bundle, service)) {
            if (System.nanoTime() > end || services.hasFailed(bundle)) {
                throw FrameworkBundles.refused("plugin.not-ready", bundle.getSymbolicName(), why(bundle));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Limited.run("plugin.self-test-failed", bundle.getSymbolicName(), left, () -> {
            for (ServiceReference<PaymentProvider> reference : services.providers(bundle)) {
                test(bundle, reference);
            }
            return null;
        });
    }

    private boolean isReady(Bundle bundle, boolean service) {
        return bundle.getState() == Bundle.ACTIVE
                && services.lacking(bundle).isEmpty()
                && !(service && services.providers(bundle).isEmpty());
    }

    private String why(Bundle bundle) {
        List<String> lacking = services.lacking(bundle);
        return lacking.isEmpty() ? "no payment provider is registered" : String.join(", ", lacking);
    }

    private void test(Bundle bundle, ServiceReference<PaymentProvider> reference) {
        services.with(reference, provider -> {
                    ProviderInfo info = provider.info();
                    provider.gaps();
                    String version = info.version().replace("-SNAPSHOT", ".SNAPSHOT");
                    if (!version.equals(bundle.getVersion().toString())) {
                        throw new IllegalStateException(
                                "says it is version " + info.version() + ", not " + bundle.getVersion());
                    }
                    if (provider instanceof SelfTest own) {
                        own.selfTest();
                    }
                    return info;
                })
                .orElseThrow(() -> new IllegalStateException("its component could not be made"));
    }
}
