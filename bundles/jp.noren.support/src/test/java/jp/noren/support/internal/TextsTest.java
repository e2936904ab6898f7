package jp.noren.support.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.support.internal.app.ReadKey;
import jp.noren.support.internal.house.Catalogues;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every code has its text. That the three languages agree is a rule of the house. */
class TextsTest {
    private static final Pattern CODE = Pattern.compile("\"(support\\.[a-z]+-?[a-z-]*[a-z])\"");
    private static final Set<String> NO_TEXTS = Set.of(
            "support.filed",
            "support.filing-refused",
            "support.chosen",
            "support.dropped",
            "support.ended-with-contract",
            "support.imported",
            "support.key-assigned",
            "support.claim-filed",
            "support.claim-settled",
            "support.claim-not-taken",
            "support.hand-out-keys");

    private final Set<String> known = new Catalogues().in("en").stringPropertyNames();

    @Test
    void knowsEveryCodeThatTheSourcesName() throws IOException {
        assertThat(codes()).hasSizeGreaterThan(50).allSatisfy(code -> assertThat(
                        known.contains(code) || known.contains(code + ".subject") || NO_TEXTS.contains(code))
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
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("R054: words for each state of the key view; before the start the seed's own")
    void keyStates() {
        for (ReadKey.State state : ReadKey.State.values()) {
            assertThat(known)
                    .contains("support.key-"
                            + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        assertThat(new Catalogues().in("ja").getProperty("support.key-before-start"))
                .isEqualTo("利用開始日以降に表示されます");
        assertThat(new Catalogues().in("ja").getProperty("support.detail-link")).isEqualTo("詳細ページはこちら");
    }

    @Test
    @DisplayName(
            "R042 R046 R052 R056: each mail has subject and body in three languages, and none has a place for a key"
                    + " code")
    void mails() {
        for (String language : new String[] {"ja", "en", "vi"}) {
            var texts = new Catalogues().in(language);
            for (String mail : new String[] {
                "change-filed",
                "release-filed",
                "join-filed",
                "ending",
                "dropped",
                "key-ready",
                "key-pending",
                "pool-empty",
                "claim-covered",
                "claim-refused",
                "claim-settled"
            }) {
                assertThat(texts.getProperty("support.mail-" + mail + ".subject"))
                        .contains("{shop}");
                assertThat(texts.getProperty("support.mail-" + mail + ".body"))
                        .contains("{contract}")
                        .doesNotContain("{code}", "{key}");
            }
        }
    }
}
