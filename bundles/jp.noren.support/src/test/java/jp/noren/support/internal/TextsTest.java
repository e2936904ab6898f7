package jp.noren.support.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.noren.capability.testing.CodesInSources;
import jp.noren.capability.testing.OwnTexts;
import jp.noren.support.internal.app.ReadKey;
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
            "support.hand-out-keys",
            // who a policy reaches: words of the interface
            "support.contracts",
            "support.applications");

    private final Set<String> known = new OwnTexts("support").in("en").stringPropertyNames();

    @Test
    void knowsEveryCodeThatTheSourcesName() {
        assertThat(CodesInSources.of(CODE)).hasSizeGreaterThan(50).allSatisfy(code -> assertThat(
                        known.contains(code) || known.contains(code + ".subject") || NO_TEXTS.contains(code))
                .as(code)
                .isTrue());
    }

    @Test
    @DisplayName("R054: words for each state of the key view; before the start the seed's own")
    void keyStates() {
        for (ReadKey.State state : ReadKey.State.values()) {
            assertThat(known)
                    .contains("support.key-"
                            + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        assertThat(new OwnTexts("support").in("ja").getProperty("support.key-before-start"))
                .isEqualTo("利用開始日以降に表示されます");
        assertThat(new OwnTexts("support").in("ja").getProperty("support.detail-link"))
                .isEqualTo("詳細ページはこちら");
    }

    @Test
    @DisplayName(
            "R042 R046 R052 R056: each mail has subject and body in three languages, and none has a place for a key"
                    + " code")
    void mails() {
        for (String language : new String[] {"ja", "en", "vi"}) {
            var texts = new OwnTexts("support").in(language);
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
