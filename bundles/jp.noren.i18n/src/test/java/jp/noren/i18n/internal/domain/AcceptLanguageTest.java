package jp.noren.i18n.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptLanguageTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "vi                          | VI",
                "VI                          | VI",
                "vi-VN                       | VI",
                "en-GB-oxendict              | EN",
                "ja-Jpan-JP-x-private        | JA",
                "fr, en;q=0.5                | EN",
                "en;q=0.5, vi;q=0.8          | VI",
                "en;q=0.8, vi;q=0.8          | EN",
                "en ; q=0.3 , vi ; q=0.301   | VI",
                "vi;q=0.000, en;q=0.001      | EN",
                "fr-CH, fr;q=0.9, *;q=0.5    | JA",
                "ja;q=0, *                   | EN",
                "ja;q=0, en;q=0, *;q=0.1     | VI",
                "*, vi                       | JA",
                "vi, *                       | VI",
                "en;q=0                      | JA",
                "ja;q=0, en;q=0, vi;q=0, *   | JA",
                "vi;q=2, en                  | EN",
                "vi;q=0.1234, en;q=0.01      | EN",
                "en-, vi                     | VI",
                "vietnamese, en;q=0.1        | EN",
                "en;level=1, vi;q=0.2        | VI",
                ", ,vi,                      | VI"
            })
    void choosesByWeightThenOrder(String header, Language chosen) {
        assertThat(AcceptLanguage.choose(header)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", ",", ";q=1", "de", "zz;q=1", "\u0000", "日本語"})
    void speaksJapaneseWhenNothingFits(String header) {
        assertThat(AcceptLanguage.choose(header)).isEqualTo(Language.JA);
    }

    @Test
    void doesNotReadAnOverlongHeader() {
        String fits = "vi" + " ".repeat(AcceptLanguage.MAX_LENGTH - 2);
        assertThat(AcceptLanguage.choose(fits)).isEqualTo(Language.VI);
        assertThat(AcceptLanguage.choose(fits + " ")).isEqualTo(Language.JA);
    }

    @Test
    void neverFailsOnGarbage() {
        Random random = new Random(20261121);
        String alphabet = "jaenvi-*;,q=.01 \t\u3042\"";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder header = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                header.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(AcceptLanguage.choose(header.toString())).isNotNull();
        }
    }
}
