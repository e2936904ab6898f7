package jp.noren.audit.internal.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.noren.audit.internal.domain.Seal;

/** The keys of the house in memory. A key's id is the beginning of its SHA-256, from which nobody finds the key. */
final class KeyRing implements Seal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 8;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String current;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(KeyRing::newMac);

    /** @param keys in the order of the file; the last is the current one */
    KeyRing(List<byte[]> keys) {
        String last = null;
        for (byte[] key : keys) {
            if (key.length < 32) {
                throw new IllegalStateException("an audit key is shorter than 32 bytes");
            }
            last = idOf(key);
            this.keys.put(last, new SecretKeySpec(key, ALGORITHM));
        }
        if (last == null) {
            throw new IllegalStateException("the audit key file is empty");
        }
        current = last;
    }

    private static String idOf(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> ids() {
        return List.copyOf(keys.keySet());
    }

    @Override
    public String currentKey() {
        return current;
    }

    @Override
    public boolean knows(String keyId) {
        return keys.containsKey(keyId);
    }

    @Override
    public String mac(String keyId, String text) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("audit key not here: " + keyId);
        }
        Mac mac = macs.get();
        try {
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
