package jp.noren.bench.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;

/** Makes a hostile bundle, to be installed in a node. */
public final class HostileJar {
    public static final String NAME = "com.example.hostile";

    private HostileJar() {}

    public static Path write(Mischief mischief, Path to) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(new Attributes.Name("Bundle-ManifestVersion"), "2");
        main.put(new Attributes.Name("Bundle-SymbolicName"), NAME);
        main.put(new Attributes.Name("Bundle-Version"), "1.0.0");
        main.put(new Attributes.Name(HostileActivator.MISCHIEF), mischief.name());
        List<String> classes = new ArrayList<>();
        if (mischief == Mischief.FORGED_API) {
            main.put(new Attributes.Name("Export-Package"), "jp.noren.payment.spi;version=\"1.99.0\"");
            List.of(PaymentProvider.class, ProviderInfo.class).forEach(type -> classes.add(file(type)));
        } else {
            main.put(new Attributes.Name("Bundle-Activator"), HostileActivator.class.getName());
            main.put(new Attributes.Name("Import-Package"), "org.osgi.framework,jp.noren.payment.spi,jp.noren.kernel");
            List.of(HostileActivator.class, HostileProvider.class, Mischief.class)
                    .forEach(type -> classes.add(file(type)));
            // what the compiler made of the switch
            classes.add(file(HostileProvider.class).replace(".class", "$1.class"));
        }
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to), manifest)) {
            for (String file : classes) {
                try (InputStream in = HostileJar.class.getClassLoader().getResourceAsStream(file)) {
                    if (in != null) {
                        jar.putNextEntry(new JarEntry(file));
                        in.transferTo(jar);
                        jar.closeEntry();
                    }
                }
            }
        }
        return to;
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
