package jp.noren.webhook.internal.domain;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What the receiver knows our messages by: 24 to 64 random bytes, written {@code whsec_} and base 64. Never printed.
 *
 * @param text as the receiver gets it, once
 */
public record SigningSecret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    public static SigningSecret random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** The key itself. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "SigningSecret[hidden]";
    }
}
