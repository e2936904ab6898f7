package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code has its text in three languages, with the same values in it. */
class TextsTest {
    private static final Pattern VALUE = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern CODE = Pattern.compile(
            "\"(rest\\.[a-z]+-[a-z-]+|rest\\.(?:unavailable|crowded|internal|forbidden|unauthenticated))\"");

    private final FileMessages texts = new FileMessages();

    @ParameterizedTest
    @ValueSource(strings = {"ja", "vi"})
    void languagesSayTheSame(String language) {
        assertThat(texts.in(language).stringPropertyNames())
                .isEqualTo(texts.in("en").stringPropertyNames());
        for (String code : texts.in("en").stringPropertyNames()) {
            assertThat(values(texts.in(language).getProperty(code)))
                    .as(code)
                    .isEqualTo(values(texts.in("en").getProperty(code)));
        }
    }

    private static Set<String> values(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = VALUE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @Test
    void everyCodeThatIsThrownHasAText() throws IOException {
        Set<String> thrown = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher codes = CODE.matcher(Files.readString(source));
                while (codes.find()) {
                    thrown.add(codes.group(1));
                }
            }
        }
        thrown.removeIf(code -> code.startsWith("rest.idempotency-cleaning"));
        assertThat(thrown).hasSizeGreaterThan(20);
        assertThat(texts.in("en").stringPropertyNames()).containsAll(thrown);
    }
}
