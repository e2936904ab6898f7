package jp.noren.persistence.internal.weaving;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** Compiles one class of the package {@code org.apache.openjpa.enhance} into a bundle of its own. */
final class StandIn {
    private static final String CLASS = "org/apache/openjpa/enhance/PCRegistry";

    private StandIn() {}

    static InputStream jar(Path folder, String name, InputStream source) throws IOException {
        Path file = folder.resolve("PCRegistry.java");
        Files.write(file, source.readAllBytes());
        int result =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), file.toString());
        if (result != 0) {
            throw new IllegalStateException("The stand-in does not compile");
        }
        Manifest manifest = new Manifest(new ByteArrayInputStream(
                ("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\n" + "Bundle-SymbolicName: " + name + "\n")
                        .getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry(CLASS + ".class"));
            jar.write(Files.readAllBytes(folder.resolve(CLASS + ".class")));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
