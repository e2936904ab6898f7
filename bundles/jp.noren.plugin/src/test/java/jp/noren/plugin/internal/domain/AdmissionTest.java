package jp.noren.plugin.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which jars may serve (design 7.6)")
class AdmissionTest {
    private static final String HASH = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    private final KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private final String key =
            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());

    AdmissionTest() throws GeneralSecurityException {}

    private String signed(String sha256) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(HexFormat.of().parseHex(sha256));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    @Test
    @DisplayName("Open: every jar. Required: none that is neither listed nor signed")
    void policies() {
        assertThat(Admission.of(false, Set.of(), List.of()).admits(HASH, null)).isTrue();
        Admission required = Admission.of(true, Set.of(HASH), List.of());
        assertThat(required.admits(HASH, null)).isTrue();
        assertThat(required.admits(OTHER, null)).isFalse();
    }

    @Test
    @DisplayName("A signature by a key of the house admits the jar it was made for, and no other")
    void signatures() throws GeneralSecurityException {
        Admission required = Admission.of(true, Set.of(), List.of(key));
        assertThat(required.admits(HASH, signed(HASH))).isTrue();
        assertThat(required.admits(OTHER, signed(HASH))).isFalse();
        assertThat(required.admits(HASH, "not Base64 at all!")).isFalse();
        KeyPair stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String strange = Base64.getEncoder().encodeToString(stranger.getPublic().getEncoded());
        assertThat(Admission.of(true, Set.of(), List.of(strange)).admits(HASH, signed(HASH)))
                .isFalse();
        assertThat(Admission.of(true, Set.of(), List.of(strange, key)).admits(HASH, signed(HASH)))
                .isTrue();
    }

    @Test
    @DisplayName("A key that is none is said at once, not when the first jar comes")
    void badKey() {
        assertThatThrownBy(() -> Admission.of(true, Set.of(), List.of("AAAA")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
