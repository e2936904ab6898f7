package jp.noren.persistence.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;

/** A real framework whose bundles hold what a test puts into them. */
public final class Framework implements AutoCloseable {
    private final org.osgi.framework.launch.Framework felix;

    public Framework(Path storage) {
        felix = new FrameworkFactory()
                .newFramework(Map.of("org.osgi.framework.storage", storage.toString(), "felix.log.level", "1"));
        run(felix::start);
    }

    /** A thing to do with a bundle. */
    @FunctionalInterface
    public interface Act {
        void run() throws BundleException;
    }

    public static void run(Act act) {
        try {
            act.run();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    public BundleContext context() {
        return felix.getBundleContext();
    }

    /** Installs and starts a bundle with these files. */
    public Bundle bundle(String name, String version, Map<String, String> files) {
        try {
            Bundle bundle = context().installBundle(name + ":" + version, jar(name, version, files));
            bundle.start();
            return bundle;
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    public static InputStream jar(String name, String version, Map<String, String> files) {
        return jar(name, version, files, Map.of());
    }

    /** @param more headers, beyond name and version */
    public static InputStream jar(String name, String version, Map<String, String> files, Map<String, String> more) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        more.forEach(main::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** Registers a service that leaves with its bundle. */
    public static <T> ServiceRegistration<T> serve(Bundle bundle, Class<T> type, T service, Map<String, ?> properties) {
        Dictionary<String, Object> dictionary = new Hashtable<>(properties);
        return bundle.getBundleContext().registerService(type, service, dictionary);
    }

    /** Looks again and again for half a minute at most. */
    public static boolean within30Seconds(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    /** Names of living threads that begin so. */
    public static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Override
    public void close() {
        run(felix::stop);
        try {
            felix.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
