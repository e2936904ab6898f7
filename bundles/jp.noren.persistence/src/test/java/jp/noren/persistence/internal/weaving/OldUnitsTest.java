package jp.noren.persistence.internal.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.persistence.internal.Framework;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.wiring.BundleWiring;

class OldUnitsTest {

    /** Shaped like the one of Aries, as far as it is looked at. */
    private static final class Hook implements WeavingHook {
        private final Map<Bundle, LinkedHashSet<Object>> registeredTransformers = new HashMap<>();

        @Override
        public void weave(WovenClass wovenClass) {
            assertThat(wovenClass).isNotNull();
        }

        private void add(Bundle bundle) {
            registeredTransformers
                    .computeIfAbsent(bundle, one -> new LinkedHashSet<>())
                    .add(new Object());
        }
    }

    private static InputStream unit(String version) {
        return Framework.jar("shop", version, Map.of(), Map.of("Meta-Persistence", "META-INF/persistence.xml"));
    }

    /** A bundle that is called like OpenJPA's and holds a registry of its shape. */
    private static void installRegistry(Framework framework, Path folder) throws BundleException, IOException {
        try (InputStream registry = OldUnitsTest.class.getResourceAsStream("/openjpa-stand-in/PCRegistry.java.txt")) {
            framework
                    .context()
                    .installBundle("openjpa", StandIn.jar(folder, "org.apache.openjpa", registry))
                    .start();
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<ClassLoader> registered(Framework framework) throws ReflectiveOperationException {
        Bundle openJpa = List.of(framework.context().getBundles()).stream()
                .filter(bundle -> "org.apache.openjpa".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        Class<?> registry = openJpa.loadClass("org.apache.openjpa.enhance.PCRegistry");
        return (Set<ClassLoader>) registry.getMethod("getRegisteredTypes").invoke(null);
    }

    private static ClassLoader loader(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }

    @Test
    void transformersGoWithTheStopAndClassesWithTheLoader(@TempDir Path storage, @TempDir Path folder)
            throws Exception {
        try (Framework framework = new Framework(storage)) {
            installRegistry(framework, folder);
            Hook hook = new Hook();
            Bundle aries = framework.bundle("org.apache.aries.jpa.container", "2.7.3", Map.of());
            Framework.serve(aries, WeavingHook.class, hook, Map.of());
            OldUnits old = new OldUnits(framework.context());
            Bundle shop = framework.context().installBundle("shop", unit("1"));
            shop.start();
            Set<ClassLoader> registered = registered(framework);
            ClassLoader first = loader(shop);
            registered.add(first);
            hook.add(shop);

            shop.stop();
            assertThat(hook.registeredTransformers).isEmpty();
            assertThat(registered).as("a restart does not register again").containsExactly(first);
            shop.start();
            hook.add(shop);
            assertThat(registered).containsExactly(first);

            shop.update(unit("2"));
            assertThat(registered).isEmpty();
            assertThat(hook.registeredTransformers).isEmpty();
            assertThat(loader(shop)).isNotSameAs(first);

            registered.add(loader(shop));
            shop.uninstall();
            assertThat(registered).isEmpty();
            old.close();
        }
    }

    @Test
    void anInsideThatHasChangedIsBorne(@TempDir Path storage) throws Exception {
        try (Framework framework = new Framework(storage)) {
            framework.bundle("org.apache.openjpa", "9", Map.of());
            Bundle aries = framework.bundle("org.apache.aries.jpa.container", "9", Map.of());
            Framework.serve(aries, WeavingHook.class, woven -> assertThat(woven).isNotNull(), Map.of());
            OldUnits old = new OldUnits(framework.context());
            Bundle shop = framework.context().installBundle("shop", unit("1"));
            shop.start();
            shop.update(unit("2"));
            assertThat(shop.getState()).isEqualTo(Bundle.ACTIVE);
            shop.uninstall();
            old.close();
        }
    }
}
