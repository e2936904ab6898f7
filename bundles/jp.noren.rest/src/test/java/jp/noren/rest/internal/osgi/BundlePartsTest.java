package jp.noren.rest.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class BundlePartsTest {
    @TempDir
    Path folder;

    private long modified = 1;
    private int looks;

    /** A bundle that carries one part, and counts how often somebody looks for it. */
    private Bundle bundle() {
        return (Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bundle.class}, (self, method, of) -> {
                    return switch (method.getName()) {
                        case "getBundleId" -> 7L;
                        case "getLastModified" -> modified;
                        case "findEntries" -> found();
                        default -> "bundle 7";
                    };
                });
    }

    private Enumeration<URL> found() throws IOException {
        looks++;
        return Collections.enumeration(
                List.of(folder.resolve("part.yaml").toUri().toURL()));
    }

    private static BundleContext context(Bundle there) {
        return (BundleContext) Proxy.newProxyInstance(
                BundlePartsTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, of) -> there);
    }

    private void write(String path) throws IOException {
        Files.writeString(folder.resolve("part.yaml"), "paths:\n  /api/v1/" + path + ": {}\n");
    }

    @Test
    @DisplayName("A part is read once for all who ask, and anew when the bundle was updated")
    void readsOnce() throws IOException {
        Bundle bundle = bundle();
        BundleParts parts = new BundleParts(context(bundle));
        write("orders");
        assertThat(parts.of(bundle)).isEqualTo(Map.of("paths", Map.of("/api/v1/orders", Map.of())));
        assertThat(parts.of(bundle)).isSameAs(parts.of(bundle));
        assertThat(looks).isEqualTo(1);
        write("carts");
        modified = 2;
        assertThat(parts.of(bundle)).isEqualTo(Map.of("paths", Map.of("/api/v1/carts", Map.of())));
        assertThat(looks).isEqualTo(2);
    }

    @Test
    @DisplayName("A part that cannot be read is empty, and is not tried at every probe")
    void brokenIsEmpty() throws IOException {
        Bundle bundle = bundle();
        BundleParts parts = new BundleParts(context(bundle));
        Files.writeString(folder.resolve("part.yaml"), "paths: [");
        assertThat(parts.of(bundle)).isEmpty();
        assertThat(parts.of(bundle)).isEmpty();
        assertThat(looks).isEqualTo(1);
    }
}
