package jp.noren.checkout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.noren.capability.testing.CodesInSources;
import jp.noren.capability.testing.OwnTexts;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.payment.spi.DeclineReason;
import org.junit.jupiter.api.Test;

/** Every code has its text in three languages, with the same values in it. */
class TextsTest {
    private static final Pattern CODE =
            Pattern.compile("\"(checkout\\.(?!order-|catalogue-|expire|sweep|open-orders)[a-z-]+[a-z])\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    private final OwnTexts texts = new OwnTexts("checkout");

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
    void knowsEveryCodeThatTheSourcesName() {
        Set<String> known = texts.in("en").stringPropertyNames();
        assertThat(CodesInSources.of(CODE)).hasSizeGreaterThan(40).allSatisfy(code -> assertThat(
                        known.contains(code) || known.contains(code + ".subject"))
                .as(code)
                .isTrue());
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
