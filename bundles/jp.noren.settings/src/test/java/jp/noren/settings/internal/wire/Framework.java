package jp.noren.settings.internal.wire;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.FrameworkFactory;

/** A framework with configuration, metatype and declarative services as the container has them, and all providers of the house as bundles. */
final class Framework implements AutoCloseable {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final List<String> PARTS = List.of(
            "org/apache/felix/metatype/DefaultMetaTypeProvider.class",
            "org/apache/felix/cm/PersistenceManager.class",
            "org/apache/felix/scr/info/ScrInfo.class");
    private static final List<String> PROVIDERS = List.of(
            "sbps/internal/app/SbpsProvider",
            "atone/internal/app/AtoneProvider",
            "npinvoice/internal/app/NpInvoiceProvider",
            "rent/internal/app/RentProvider",
            "points/internal/app/PointsProvider",
            "banktransfer/internal/app/BankTransferProvider",
            "directdebit/internal/app/DirectDebitProvider");

    /** What the tests and the bundles see as the same classes. */
    private static final String SHARED = String.join(
            ",",
            "jp.noren.kernel;version=1.9",
            "jp.noren.kernel.gate;version=1.9",
            "jp.noren.payment.api;version=1.9",
            "jp.noren.payment.spi;version=1.9",
            "jp.noren.payment.spi.http;version=1.9",
            "org.osgi.service.cm;version=1.6",
            "org.osgi.service.metatype;version=1.4",
            "org.osgi.service.component;version=1.5",
            "org.osgi.service.component.runtime;version=1.5",
            "org.osgi.service.component.runtime.dto;version=1.5",
            "org.osgi.service.log;version=1.4",
            "com.fasterxml.jackson.core;version=2.21",
            "com.fasterxml.jackson.databind;version=2.21",
            "com.fasterxml.jackson.databind.cfg;version=2.21",
            "com.fasterxml.jackson.databind.json;version=2.21",
            "com.fasterxml.jackson.databind.node;version=2.21",
            "org.osgi.util.promise;version=1.3",
            "org.osgi.util.function;version=1.2",
            "org.slf4j;version=1.7.36");

    private final org.osgi.framework.launch.Framework framework;

    Framework(Path storage) throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .iterator()
                .next()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED));
        framework.start();
        context().registerService(Clock.class, Clock.systemUTC(), null);
        List<Bundle> bundles = new ArrayList<>();
        for (String part : PARTS) {
            bundles.add(install(part));
        }
        for (String provider : PROVIDERS) {
            bundles.add(install("jp/noren/payment/" + provider + ".class"));
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    private Bundle install(String resource) throws BundleException {
        URL found = Framework.class.getClassLoader().getResource(resource);
        String jar = found.getPath().substring(0, found.getPath().indexOf('!'));
        try {
            return context().installBundle(new java.net.URI(jar).toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    <T> T service(Class<T> type) {
        return await(() -> {
            ServiceReference<T> reference = context().getServiceReference(type);
            return reference == null ? null : context().getService(reference);
        });
    }

    /** What is asked for as soon as it is there. */
    static <T> T await(Supplier<T> asked) {
        long end = System.nanoTime() + WAIT_NANOS;
        T found = asked.get();
        while (found == null) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not there in time");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            found = asked.get();
        }
        return found;
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.NANOSECONDS.toMillis(WAIT_NANOS));
    }
}
