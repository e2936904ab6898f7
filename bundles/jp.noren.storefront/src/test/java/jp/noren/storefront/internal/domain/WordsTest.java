package jp.noren.storefront.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"KURA, true", "K2, true", "K, false", "kura, false", "2KURA, false", "KURA-2, false", "-, false"})
    void codes(String text, boolean good) {
        assertThat(Words.isCode(text)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({
        "payment.sbps, true",
        "checkout, true",
        "Payment, false",
        "payment., false",
        ".sbps, false",
        "payment..sbps, false",
        "payment/sbps, false"
    })
    void switches(String text, boolean good) {
        assertThat(Words.isSwitch(text)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"termsVersion, true", "a, false", "TermsVersion, false", "terms_version, false"})
    void policyKeys(String text, boolean good) {
        assertThat(Words.isPolicyKey(text)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"T9999900000004, true", "9999900000004, false", "T999990000000, false", "T99999000000041, false"})
    void registrationNumbers(String text, boolean good) {
        assertThat(Words.isRegistrationNumber(text)).isEqualTo(good);
    }

    @Test
    void languages() {
        assertThat(Words.areLanguages(List.of("vi", "ja"))).isTrue();
        assertThat(Words.areLanguages(List.of())).isFalse();
        assertThat(Words.areLanguages(List.of("ja", "ja"))).isFalse();
        assertThat(Words.areLanguages(List.of("ja", "fr"))).isFalse();
        assertThat(Words.areLanguages(null)).isFalse();
        assertThat(Words.isCode(null) || Words.isSwitch(null) || Words.isType(null))
                .isFalse();
    }
}
