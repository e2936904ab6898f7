package jp.noren.rental.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a reader is told by a code has its words in three languages. */
class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern CODE = Pattern.compile("rental\\.[a-z]+(-[a-z]+)+");

    @Test
    void hasWordsForEveryCodeOfTheDocument() throws IOException {
        Set<String> codes = new TreeSet<>();
        String document = Files.readString(RESOURCES.resolve("openapi/rental.yaml"));
        CODE.matcher(document).results().forEach(found -> codes.add(found.group()));
        assertThat(codes).hasSizeGreaterThan(30);
        for (String language : new String[] {"", "_ja", "_vi"}) {
            assertThat(keys(language)).as(language).containsAll(codes);
        }
    }

    @Test
    void hasWordsForEveryConsequence() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> codes = new TreeSet<>();
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Pattern.compile("Consequence\\.(?:told|ticked)\\(\\s*\"([a-z-]+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(found -> codes.add("rental.consequence-" + found.group(1)));
            }
            assertThat(codes).hasSizeGreaterThan(10);
            assertThat(keys("")).containsAll(codes);
        }
    }

    private static Set<String> keys(String language) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String file : new String[] {"rental", "rental-devices"}) {
            Files.readString(RESOURCES.resolve("i18n/" + file + language + ".properties"), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.indexOf('=') > 0)
                    .forEach(line ->
                            keys.add(line.substring(0, line.indexOf('=')).strip()));
        }
        return keys;
    }
}
