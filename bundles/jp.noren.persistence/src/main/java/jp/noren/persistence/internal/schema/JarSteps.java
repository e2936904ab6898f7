package jp.noren.persistence.internal.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** What a jar would bring, read without installing it. */
public record JarSteps(String symbolicName, Map<String, Integer> lastSteps) {
    private static final Pattern STEP = Pattern.compile("db/([a-z0-9_]+)/V(\\d{3,6})__.*\\.sql");

    /** @throws IOException when the file is no jar, or cannot be read */
    public static JarSteps of(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Map<String, Integer> last = new TreeMap<>();
            jar.stream()
                    .map(ZipEntry::getName)
                    .map(STEP::matcher)
                    .filter(Matcher::matches)
                    .forEach(step -> last.merge(step.group(1), Integer.parseInt(step.group(2)), Math::max));
            String name = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
            return new JarSteps(name == null ? "" : name.split(";")[0].strip(), last);
        }
    }
}
