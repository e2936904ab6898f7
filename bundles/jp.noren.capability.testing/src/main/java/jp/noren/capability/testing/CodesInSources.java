package jp.noren.capability.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sources of the bundle under test name: so that a test can ask for the text of each. */
public final class CodesInSources {
    private static final Path SOURCES = Path.of("src/main/java");

    private CodesInSources() {}

    /** @param code a pattern whose first group is a code, such as {@code "(billing\.[a-z-]+)"} with its quotation marks */
    public static Set<String> of(Pattern code) {
        return of(SOURCES, code);
    }

    static Set<String> of(Path folder, Pattern code) {
        try (Stream<Path> sources = Files.walk(folder)) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> code.matcher(read(file)).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
