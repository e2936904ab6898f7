package jp.noren.access.internal.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that are given out once: a prefix and 32 random bytes. Only their SHA-256 is kept, which is enough for what nobody can guess. */
public final class OpaqueToken {
    public static final String SESSION = "nrn_";
    public static final String API_KEY = "nrk_";
    public static final String TICKET = "nrt_";

    private static final int BYTES = 32;
    private static final int TEXT_LENGTH = 47;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OpaqueToken() {}

    /** @return the prefix and 43 characters */
    public static String create(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text can be such a token at all. */
    public static boolean looksLike(String prefix, String text) {
        return text != null && text.length() == TEXT_LENGTH && text.startsWith(prefix);
    }

    /** @return 64 hexadecimal digits */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
