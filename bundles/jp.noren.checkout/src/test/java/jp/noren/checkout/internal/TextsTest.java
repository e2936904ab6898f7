package jp.noren.checkout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.house.Catalogues;
import jp.noren.payment.spi.DeclineReason;
import org.junit.jupiter.api.Test;

/** Every code has its text in three languages, with the same values in it. */
class TextsTest {
    private static final Pattern CODE =
            Pattern.compile("\"(checkout\\.(?!order-|catalogue-|expire|sweep)[a-z-]+[a-z])\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    private final Catalogues texts = new Catalogues();

    @Test
    void hasTheSameKeysAndPlaceholdersInEachLanguage() {
        Properties english = texts.in("en");
        for (String language : Set.of("ja", "vi")) {
            assertThat(texts.in(language).stringPropertyNames()).isEqualTo(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(placeholders(texts.in(language).getProperty(key)))
                        .as(language + " " + key)
                        .isEqualTo(placeholders(english.getProperty(key)));
            }
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @Test
    void knowsEveryCodeThatTheSourcesName() throws IOException {
        Set<String> known = texts.in("en").stringPropertyNames();
        assertThat(codes()).hasSizeGreaterThan(40).allSatisfy(code -> assertThat(
                        known.contains(code) || known.contains(code + ".subject"))
                .as(code)
                .isTrue());
    }

    private static Set<String> codes() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(TextsTest::codesOf)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> codesOf(Path source) {
        try {
            return CODE.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void hasWordsForEachRefusalAndEachReason() {
        Set<String> known = texts.in("en").stringPropertyNames();
        for (DeclineReason reason : DeclineReason.values()) {
            assertThat(known).contains("checkout.advice-" + dashed(reason.name()));
        }
        for (CancelReason reason : CancelReason.values()) {
            assertThat(known).contains("checkout.cancelled-" + dashed(reason.name()));
        }
    }

    private static String dashed(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
