package jp.noren.kernel;

import java.security.SecureRandom;

/** Opaque ids that cannot be guessed: a short prefix that says what it is, and 26 characters of Crockford base 32 (130 random bits). */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * @param prefix two to four lower-case letters, such as {@code ord}
     * @return {@code ord_} and 26 characters; at most 31 characters in all
     */
    public static String random(String prefix) {
        return prefix + "_" + randomText(26);
    }

    /** Random text of Crockford base 32 digits, five bits each. */
    public static String randomText(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        StringBuilder text = new StringBuilder(length);
        for (byte b : bytes) {
            text.append(ALPHABET.charAt(b & 31));
        }
        return text.toString();
    }
}
