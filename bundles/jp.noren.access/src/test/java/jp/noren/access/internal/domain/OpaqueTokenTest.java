package jp.noren.access.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpaqueTokenTest {

    @Test
    void aTokenIsItsPrefixAndFortyThreeCharacters() {
        String token = OpaqueToken.create(OpaqueToken.SESSION);
        assertThat(token).matches("nrn_[A-Za-z0-9_-]{43}");
        assertThat(OpaqueToken.looksLike(OpaqueToken.SESSION, token)).isTrue();
        assertThat(OpaqueToken.looksLike(OpaqueToken.API_KEY, token)).isFalse();
        assertThat(OpaqueToken.looksLike(OpaqueToken.SESSION, token + "x")).isFalse();
        assertThat(OpaqueToken.looksLike(OpaqueToken.SESSION, null)).isFalse();
    }

    @Test
    void noTwoAreEqual() {
        assertThat(Stream.generate(() -> OpaqueToken.create(OpaqueToken.SESSION))
                        .limit(1_000)
                        .collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    @Test
    void theHashIsSha256() {
        assertThat(OpaqueToken.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
