package jp.noren.access.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2TextTest {

    @Test
    void whatIsWrittenIsRead() {
        Argon2Text text = new Argon2Text(19_456, 2, 1, new byte[16], new byte[32]);
        assertThat(text.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(200);
        Argon2Text read = Argon2Text.parse(text.encoded()).orElseThrow();
        assertThat(read.encoded()).isEqualTo(text.encoded());
        assertThat(read.toString()).isEqualTo("Argon2Text[m=19456,t=2,p=1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=99999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void otherTextsAreNone(String text) {
        assertThat(Argon2Text.parse(text)).isEmpty();
    }

    @Test
    void lessMemoryOrFewerPassesAreWeaker() {
        Argon2Text text = new Argon2Text(19_456, 2, 1, new byte[16], new byte[32]);
        assertThat(text.isWeakerThan(19_456, 2)).isFalse();
        assertThat(text.isWeakerThan(19_457, 2)).isTrue();
        assertThat(text.isWeakerThan(19_456, 3)).isTrue();
    }
}
