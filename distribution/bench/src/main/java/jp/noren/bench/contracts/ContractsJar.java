package jp.noren.bench.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes a bundle of the seeded contracts, to be installed in a node. */
public final class ContractsJar {
    public static final String NAME = "jp.noren.bench.contracts";

    private ContractsJar() {}

    public static Path write(Path to) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(new Attributes.Name("Bundle-ManifestVersion"), "2");
        main.put(new Attributes.Name("Bundle-SymbolicName"), NAME);
        main.put(new Attributes.Name("Bundle-Version"), "1.0.0");
        main.put(new Attributes.Name("Bundle-Activator"), Activator.class.getName());
        main.put(new Attributes.Name("Import-Package"), "org.osgi.framework,jp.noren.billing.api,jp.noren.kernel");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to), manifest)) {
            for (Class<?> type : List.of(Activator.class, SeededContracts.class)) {
                String file = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(file));
                try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return to;
    }
}
