package jp.noren.settings.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final OwnSettings.Of TANA = new OwnSettings.Of("TANA", "sbps", "pid");
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final Keys keys = new Keys();
    private final SecretBox box = new SecretBox(keys);

    @Test
    @DisplayName("what is sealed opens again, looks different each time, and does not show what is in it")
    void seals() {
        SealedSecret one = box.seal(TANA, ".hash.key", "暗号canary", NOW);
        SealedSecret two = box.seal(TANA, ".hash.key", "暗号canary", NOW);
        assertThat(box.open(TANA, one)).contains("暗号canary");
        assertThat(one.sealed()).isNotEqualTo(two.sealed());
        assertThat(one.toString()).doesNotContain("canary");
        assertThat(new String(Base64.getDecoder().decode(one.sealed()), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("canary");
    }

    @Test
    @DisplayName("a row that is moved to another storefront, provider or key does not open")
    void isBoundToItsPlace() {
        SealedSecret sealed = box.seal(TANA, ".hash.key", "canary", NOW);
        assertThat(box.open(new OwnSettings.Of("MINAMO", "sbps", "pid"), sealed))
                .isEmpty();
        assertThat(box.open(new OwnSettings.Of("TANA", "atone", "pid"), sealed)).isEmpty();
        assertThat(box.open(TANA, new SealedSecret(".des.key", sealed.keyId(), sealed.sealed(), NOW)))
                .isEmpty();
    }

    @Test
    @DisplayName("a changed bit and a missing key open nothing")
    void isWhole() {
        SealedSecret sealed = box.seal(TANA, ".hash.key", "canary", NOW);
        byte[] bytes = Base64.getDecoder().decode(sealed.sealed());
        bytes[bytes.length - 1] ^= 1;
        SealedSecret changed = new SealedSecret(
                sealed.key(), sealed.keyId(), Base64.getEncoder().encodeToString(bytes), NOW);
        assertThat(box.open(TANA, changed)).isEmpty();
        keys.lose("k1");
        assertThat(box.open(TANA, sealed)).isEmpty();
    }
}
