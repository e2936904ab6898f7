package jp.noren.payment.atone.internal.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the company knows the payment data in a browser to be ours by: the values in the order of their names, all levels down, one after the other behind
 * the secret and a comma, SHA-256, Base64. Our number, the options and the checksum itself are left out.
 */
public final class Checksum {
    private static final Set<String> LEFT_OUT = Set.of("checksum", "shop_transaction_no", "transaction_options");

    private Checksum() {}

    public static String of(Map<String, Object> payment, String secret) {
        Map<String, Object> covered = new TreeMap<>(payment);
        covered.keySet().removeAll(LEFT_OUT);
        StringBuilder text = new StringBuilder(secret).append(',');
        append(covered, text);
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            new TreeMap<>(map).values().forEach(part -> append(part, text));
        } else if (value instanceof List<?> list) {
            list.forEach(part -> append(part, text));
        } else {
            text.append(value);
        }
    }
}
