package jp.noren.plugin.internal.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Whether every class that a bundle's classes name is there: in its own packages, and in those it is wired to. A virtual machine finds that out at the
 * first call that needs the class, which may be a customer's on Friday night.
 */
final class LinkCheck {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    private final Bundle bundle;
    private final Set<String> packages = new HashSet<>();

    private LinkCheck(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The classes that are named and missing; nothing of the bundle runs for it. */
    static Set<String> missing(Bundle bundle) {
        return new LinkCheck(bundle).missing();
    }

    private Set<String> missing() {
        List<URL> classes = Optional.ofNullable(bundle.findEntries("/", "*.class", true))
                .map(Collections::list)
                .map(List::<URL>copyOf)
                .orElse(List.of());
        classes.forEach(url -> packages.add(packageOf(type(url))));
        bundle.adapt(BundleWiring.class)
                .getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)
                .forEach(wire -> packages.add(
                        (String) wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)));
        Set<String> named = new HashSet<>();
        classes.forEach(url -> named.addAll(named(url)));
        Set<String> missing = new TreeSet<>();
        named.stream()
                .filter(name -> packages.contains(packageOf(name)))
                .filter(name -> !isThere(name))
                .forEach(missing::add);
        return missing;
    }

    private static String type(URL file) {
        String path = file.getPath();
        return path.substring(1, path.length() - ".class".length()).replace('/', '.');
    }

    private static String packageOf(String type) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? "" : type.substring(0, dot);
    }

    private boolean isThere(String name) {
        try {
            bundle.loadClass(name);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Set<String> named(URL file) {
        try (InputStream in = file.openStream();
                DataInputStream data = new DataInputStream(in)) {
            return named(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the constant pool, where a class file names all that it uses (Java Virtual Machine Specification, 4.4). */
    private static Set<String> named(DataInputStream data) throws IOException {
        data.skipNBytes(8);
        int count = data.readUnsignedShort();
        String[] texts = new String[count];
        Set<Integer> classes = new HashSet<>();
        for (int i = 1; i < count; i++) {
            int tag = data.readUnsignedByte();
            if (tag == UTF8) {
                texts[i] = data.readUTF();
            } else if (tag == CLASS) {
                classes.add(data.readUnsignedShort());
            } else {
                data.skipNBytes(length(tag));
                // a long or a double takes two places
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        Set<String> names = new HashSet<>();
        classes.forEach(index -> name(texts[index]).ifPresent(names::add));
        return names;
    }

    private static int length(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalStateException("a class file of a kind that this node does not know: " + tag);
        };
    }

    /** An array is named by its element; one of numbers names no class. */
    private static Optional<String> name(String text) {
        String element = text.replaceFirst("^\\[+", "");
        if (element.equals(text)) {
            return Optional.of(text.replace('/', '.'));
        }
        return element.startsWith("L")
                ? Optional.of(element.substring(1, element.length() - 1).replace('/', '.'))
                : Optional.empty();
    }
}
