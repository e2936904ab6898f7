package jp.noren.plugin.internal.wire;

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
 * Whether every class that a bundle's classes name is there, in its own packages and in those it is wired to, and every field and method of its own and of the
 * house's classes; and whether its own classes can be verified. A virtual machine finds that out at the first call that needs it, which may be a customer's on Friday night.
 */
final class LinkCheck {
    private static final String HOUSE = "jp.noren.";

    private final Bundle bundle;
    private final Set<String> own = new HashSet<>();
    private final Set<String> packages = new HashSet<>();

    private LinkCheck(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The classes, fields and methods that are named and missing; nothing of the bundle runs for it. */
    static Set<String> missing(Bundle bundle) {
        return new LinkCheck(bundle).missing();
    }

    private List<URL> classes() {
        List<URL> classes = Optional.ofNullable(bundle.findEntries("/", "*.class", true))
                .map(Collections::list)
                .map(List::<URL>copyOf)
                .orElse(List.of());
        classes.forEach(url -> own.add(packageOf(type(url))));
        packages.addAll(own);
        bundle.adapt(BundleWiring.class)
                .getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)
                .forEach(wire -> packages.add(
                        (String) wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)));
        return classes;
    }

    private Set<String> missing() {
        List<URL> classes = classes();
        List<ClassFile> files = classes.stream().map(LinkCheck::read).toList();
        Set<String> missing = new TreeSet<>();
        files.stream()
                .flatMap(file -> file.types().stream())
                .filter(name -> packages.contains(packageOf(name)))
                .filter(name -> load(name).isEmpty())
                .forEach(missing::add);
        Members members = new Members(this::load);
        files.stream()
                .flatMap(file -> file.members().stream())
                .filter(member -> isOurs(packageOf(member.owner())))
                .filter(members::isMissing)
                .forEach(member -> missing.add(member.toString()));
        classes.stream()
                .flatMap(url -> load(type(url)).stream())
                .flatMap(type -> members.fault(type).stream())
                .forEach(missing::add);
        return missing;
    }

    /** What libraries leave out of one another is their own business. */
    private boolean isOurs(String name) {
        return own.contains(name) || name.startsWith(HOUSE) && packages.contains(name);
    }

    private static String type(URL file) {
        String path = file.getPath();
        return path.substring(1, path.length() - ".class".length()).replace('/', '.');
    }

    private static String packageOf(String type) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? "" : type.substring(0, dot);
    }

    private Optional<Class<?>> load(String name) {
        try {
            return Optional.of(bundle.loadClass(name));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static ClassFile read(URL file) {
        try (InputStream in = file.openStream()) {
            return ClassFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
