package jp.noren.payment.atone.internal.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The handle of a payment: the company's id, and behind a dot the buyer's token, sealed. A change needs that token again and this bundle keeps nothing; sealed
 * it is of no use to whoever reads the books. Each id has a key of its own, so one nonce does.
 *
 * @param id {@code tr_…}
 * @param token {@code tk_…}
 */
record TransactionRef(String id, String token) {
    static final Pattern ID = Pattern.compile("tr_[0-9A-Za-z]{1,29}");
    static final Pattern TOKEN = Pattern.compile("tk_[0-9A-Za-z]{1,33}");

    private static final Pattern TEXT = Pattern.compile("(tr_[0-9A-Za-z]{1,29})\\.([0-9A-Za-z_-]{1,64})");
    private static final GCMParameterSpec NONCE = new GCMParameterSpec(96, new byte[12]);

    /** At most 97 characters. */
    String text(String secret) {
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, token.getBytes(StandardCharsets.US_ASCII));
        return id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @return empty for what was not written by {@link #text} with the same secret */
    static Optional<TransactionRef> parse(String text, String secret) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(matcher.group(2));
            byte[] open = new TransactionRef(matcher.group(1), "").cipher(Cipher.DECRYPT_MODE, secret, sealed);
            return Optional.of(new TransactionRef(matcher.group(1), new String(open, StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private byte[] cipher(int mode, String secret, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] key = mac.doFinal(("noren.atone.token:" + id).getBytes(StandardCharsets.US_ASCII));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), NONCE);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a reference of another merchant", e);
        }
    }

    @Override
    public String toString() {
        return "TransactionRef[" + id + "]";
    }
}
