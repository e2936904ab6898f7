package jp.noren.audit.internal.domain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A seal with one key, for tests. */
final class PlainSeal implements Seal {
    private final String key;

    PlainSeal(String key) {
        this.key = key;
    }

    @Override
    public String currentKey() {
        return key;
    }

    @Override
    public boolean knows(String keyId) {
        return keyId.equals(key);
    }

    @Override
    public String mac(String keyId, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyId.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
