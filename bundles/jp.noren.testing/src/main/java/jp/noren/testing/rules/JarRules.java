package jp.noren.testing.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the finished jars together: who imports whom, and whether everything that is imported is exported by somebody.
 * The code of each bundle has been looked at before; this is what bnd made of it.
 */
public final class JarRules {
    private static final Set<String> NEVER_SHIPPED = Set.of(
            "jp.noren.testing", "jp.noren.capability.testing", "jp.noren.persistence.testing", "jp.noren.payment.tck");
    private static final List<String> UNWANTED =
            List.of("Require-Bundle", "DynamicImport-Package", "Bundle-Activator", "Fragment-Host");
    private static final String PERSISTENCE_API = "javax.persistence";

    private final Map<String, Attributes> manifests = new TreeMap<>();
    private final Map<String, String> exporters = new TreeMap<>();

    private JarRules(List<Path> jars) {
        for (Path jar : jars) {
            Attributes manifest = manifest(jar);
            String name = manifest.getValue("Bundle-SymbolicName");
            manifests.put(jar.getFileName().toString(), manifest);
            Header.clauses(manifest.getValue("Export-Package")).keySet().forEach(each -> exporters.put(each, name));
        }
    }

    /**
     * @param folder is searched for {@code jp.noren.*.jar}, in all folders below it, too
     * @return what is wrong, a line each; a folder without such a jar is wrong
     */
    public static List<String> violations(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> jars = files.filter(path -> path.getFileName().toString().matches("jp\\.noren\\..*\\.jar"))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
            return jars.isEmpty() ? List.of("No jp.noren.*.jar below " + folder) : new JarRules(jars).findings();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what is wrong with the jars of the folders that are named, and ends with 1 when anything is. */
    public static void main(String[] folders) {
        List<String> found = Stream.of(folders)
                .flatMap(folder -> violations(Path.of(folder)).stream())
                .toList();
        found.forEach(System.err::println);
        System.exit(found.isEmpty() ? 0 : 1);
    }

    private static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException(jar.toString(), e);
        }
    }

    private List<String> findings() {
        List<String> found = new ArrayList<>();
        manifests.forEach((file, manifest) -> {
            String name = String.valueOf(manifest.getValue("Bundle-SymbolicName"));
            if (!file.startsWith(name + "-")) {
                found.add(file + " calls itself " + name);
            }
            if (NEVER_SHIPPED.contains(name)) {
                found.add(file + " is for tests and never shipped");
            }
            UNWANTED.stream()
                    .filter(header -> manifest.getValue(header) != null)
                    .map(header -> file + " has " + header)
                    .forEach(found::add);
            exports(file, manifest, found);
            Header.clauses(manifest.getValue("Import-Package"))
                    .forEach((imported, rest) -> imports(name, imported, rest, found));
        });
        return found;
    }

    private static void exports(String file, Attributes manifest, List<String> found) {
        Header.clauses(manifest.getValue("Export-Package")).forEach((exported, rest) -> {
            if ((exported + ".").contains(".internal.") || !rest.contains("version=")) {
                found.add(file + " exports " + exported + rest);
            }
        });
    }

    private void imports(String importer, String imported, String rest, List<String> found) {
        if (imported.startsWith("jp.noren.")) {
            String exporter = exporters.get(imported);
            if (exporter == null) {
                found.add(importer + " imports " + imported + ", which nobody exports");
            } else if (!BundleNames.mayImport(importer, exporter)) {
                found.add(importer + " imports " + imported + " of " + exporter);
            }
        } else if (imported.startsWith("org.apache.cxf") && !importer.equals("jp.noren.rest")) {
            found.add(importer + " imports " + imported);
        } else if (imported.equals(PERSISTENCE_API) && !rest.contains("version=\"[2.1,3)\"")) {
            found.add(importer + " imports " + imported + rest + ": only 2.1 runs here");
        }
    }

    /** Who imports whom, a line for each bundle: for the handbook. */
    public static List<String> table(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            JarRules rules = new JarRules(
                    files.filter(path -> path.getFileName().toString().matches("jp\\.noren\\..*\\.jar"))
                            .toList());
            return rules.manifests.values().stream().map(rules::line).sorted().toList();
        }
    }

    private String line(Attributes manifest) {
        String name = manifest.getValue("Bundle-SymbolicName");
        return name + " -> "
                + Header.clauses(manifest.getValue("Import-Package")).keySet().stream()
                        .filter(exporters::containsKey)
                        .map(exporters::get)
                        .filter(exporter -> !exporter.equals(name))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
