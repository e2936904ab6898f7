package jp.noren.access.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginIdTest {

    @ParameterizedTest
    @CsvSource({
        "kura20001, kura20001",
        "' KURA20001 ', kura20001",
        "kura20001, kura20001",
        "Midori@Mail.Example, midori@mail.example",
        "ミドリ, ミドリ"
    })
    void whatMeansTheSameIsTheSame(String typed, String normal) {
        assertThat(LoginId.parse(typed)).hasValue(new LoginId(normal));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", " ", "a b", "a\tb", "a\u0000b", "a\ud800b", "a b"})
    void whatCanBeNobodysLoginIsNone(String typed) {
        assertThat(LoginId.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void lengthsUpToTwoHundred(int length) {
        assertThat(LoginId.parse("a".repeat(length))).isPresent();
        assertThat(LoginId.parse("a".repeat(length + 200))).isEmpty();
    }
}
