package jp.noren.rest.internal.once;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the secrets of answers out of the database. An answer may hold a session's token, a request a password: the answer is encrypted, and the
 * fingerprint of the request keyed, with what is derived from the client's idempotency key. That key itself is stored only as a hash, so
 * who reads the table reads neither.
 */
final class Seal {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Seal() {}

    /** What the key is known by: 43 characters. */
    static String scope(String key) {
        return text(hash("scope", key));
    }

    static byte[] secret(String key) {
        return hash("seal", key);
    }

    static String fingerprint(byte[] secret, String request, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(request.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return text(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] close(byte[] secret, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"));
            byte[] iv = cipher.getIV();
            byte[] closed = Arrays.copyOf(iv, IV_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, closed, IV_BYTES);
            return closed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] open(byte[] secret, byte[] closed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(secret, "AES"),
                    new GCMParameterSpec(TAG_BITS, closed, 0, IV_BYTES));
            return cipher.doFinal(closed, IV_BYTES, closed.length - IV_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(String purpose, String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
