package jp.noren.settings.internal.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Seals secrets with AES-256-GCM and opens them again. Storefront, provider and key of the setting are bound in: a row that is moved to another place does
 * not open there.
 */
@Component(service = SecretBox.class)
public final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKeys keys;

    @Activate
    public SecretBox(@Reference MasterKeys keys) {
        this.keys = keys;
    }

    SealedSecret seal(OwnSettings.Of of, String key, String secret, Instant since) {
        MasterKeys.MasterKey master = keys.current();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, master, nonce, place(of, key), secret.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("cannot seal with key " + master.id()));
        byte[] both = ByteBuffer.allocate(nonce.length + closed.length)
                .put(nonce)
                .put(closed)
                .array();
        return new SealedSecret(key, master.id(), Base64.getEncoder().encodeToString(both), since);
    }

    /** Empty when its key is not on this node, or it was sealed elsewhere, or has been changed. */
    Optional<String> open(OwnSettings.Of of, SealedSecret secret) {
        byte[] both = Base64.getDecoder().decode(secret.sealed());
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] closed = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return keys.find(secret.keyId())
                .flatMap(master -> run(Cipher.DECRYPT_MODE, master, nonce, place(of, secret.key()), closed))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] place(OwnSettings.Of of, String key) {
        return String.join("|", of.storefront(), of.provider(), key).getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> run(
            int mode, MasterKeys.MasterKey master, byte[] nonce, byte[] place, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, master.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            return Optional.of(cipher.doFinal(content));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
