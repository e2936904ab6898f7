package jp.noren.access.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules(Set.of("sunshine123", "qwertyuiop"));

    @ParameterizedTest
    @CsvSource({
        "short-1234, ''",
        "short-123, too-short",
        "'', too-short",
        "midori@mail.example, is-login",
        "MIDORI@mail.example, is-login",
        "midori@mail.example, is-login",
        "Sunshine123, common",
        "sunshine123, common",
        "qwertyuiop, common",
        "aaaaaaaaaaaa, common",
        "abababababab, common",
        "1234567890, common",
        "0123456789, common",
        "9876543210, common",
        "abcdefghijkl, common",
        "暖簾をくぐる十人の客, ''",
        "correct horse battery, ''"
    })
    void passwordsAreJudged(String password, String reason) {
        Decision expected = reason.isEmpty()
                ? Decision.allowed()
                : Decision.rejected("access.password-weak", Map.of("reason", reason));
        assertThat(rules.judge(password, "midori@mail.example")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 128})
    void charactersAreCountedAndNotTheirHalves(int characters) {
        String faces = "暖簾分け".repeat(32).substring(0, characters - 1) + "\ud83c\udfee";
        assertThat(rules.judge(faces, "x").isAllowed()).isTrue();
        assertThat(rules.judge(faces.substring(1), "x").isAllowed()).isEqualTo(characters > 10);
        assertThat(rules.judge(faces + "x", "x").isAllowed()).isEqualTo(characters < 128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sunshinegirl", "takeshi2026xx"})
    void theNameBeforeTheAtSignIsNoPasswordEither(String name) {
        assertThat(rules.judge(name, name + "@mail.example").isAllowed()).isFalse();
        assertThat(rules.judge(name + "-and-more", name + "@mail.example").isAllowed())
                .isTrue();
    }
}
