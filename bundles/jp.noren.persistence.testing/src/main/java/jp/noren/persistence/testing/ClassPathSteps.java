package jp.noren.persistence.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.noren.persistence.internal.schema.Step;

/** Finds {@code db/<schema>/V###__*.sql} in the folders and jars of the class path: the bundle under test and those it is tested with. */
final class ClassPathSteps {

    private ClassPathSteps() {}

    static Map<String, List<Step>> bySchema() {
        Map<String, TreeSet<Step>> found = new TreeMap<>();
        try {
            for (URL url :
                    Collections.list(ClassPathSteps.class.getClassLoader().getResources("db"))) {
                if ("jar".equals(url.getProtocol())) {
                    readJar(url, found);
                } else {
                    readFolder(Path.of(URI.create(url.toString())), found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<Step>> steps = new TreeMap<>();
        found.forEach((schema, sorted) -> steps.put(schema, List.copyOf(sorted)));
        return steps;
    }

    private static void readFolder(Path folder, Map<String, TreeSet<Step>> found) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".sql"))
                    .forEach(file ->
                            add(found, folder.getParent().relativize(file).toString(), () -> read(file)));
        }
    }

    private static void readJar(URL url, Map<String, TreeSet<Step>> found) throws IOException {
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        var jar = connection.getJarFile();
        jar.stream()
                .filter(entry -> entry.getName().startsWith("db/"))
                .filter(entry -> entry.getName().endsWith(".sql"))
                .forEach(entry -> add(found, entry.getName(), () -> {
                    try (InputStream in = jar.getInputStream(entry)) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    private static void add(Map<String, TreeSet<Step>> found, String path, Supplier<String> text) {
        String[] parts = path.replace('\\', '/').split("/");
        found.computeIfAbsent(parts[parts.length - 2], name -> new TreeSet<>(Comparator.comparingInt(Step::number)))
                .add(Step.of(parts[parts.length - 1], text.get()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
