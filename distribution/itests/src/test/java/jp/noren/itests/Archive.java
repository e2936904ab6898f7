package jp.noren.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the archive, for tests that need no running node. */
record Archive(Path home) {

    /** Unpacks it into a folder of its own. */
    static Archive unpack(String name) throws Exception {
        return new Archive(Node.unpack(name, "none").home());
    }

    /** Every jar, by its place in the archive. */
    Map<String, Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .collect(Collectors.toMap(
                            file -> home.relativize(file).toString(), file -> file, (a, b) -> a, TreeMap::new));
        }
    }

    /** The jar of a bundle below system/. */
    Path bundle(String artifact) throws IOException {
        return jars().entrySet().stream()
                .filter(jar -> jar.getKey().contains("/" + artifact + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IOException("No " + artifact + " in the archive"));
    }

    List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).collect(Collectors.toList());
        }
    }

    Attributes manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest() == null
                    ? new Attributes()
                    : file.getManifest().getMainAttributes();
        }
    }

    /** The settings of a file below etc/. */
    Properties settings(String file) throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("etc").resolve(file))) {
            settings.load(in);
        }
        return settings;
    }

    /** All lines of all files below etc/, each behind the name of its file. */
    List<String> settingsLines() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("etc"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line);
                        } catch (IOException broken) {
                            throw new java.io.UncheckedIOException(broken);
                        }
                    })
                    .collect(Collectors.toList());
        }
    }
}
