package jp.noren.persistence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets in the database so that who reads it, its freed pages or its backup reads nothing: AES-256-GCM under a key of a file, bound to the place
 * where the secret stands, so that it is of no use in another row. Sealed: the key's id, a colon, and nonce, cipher text and tag in base 64.
 */
public final class Seal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 8;

    private final Path path;
    private final SealKeys file;
    private volatile Map<String, SecretKeySpec> keys;

    /** A secret cannot be opened here: its key is not in this node's file, or it was sealed for another place. */
    public static final class NotOpenedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotOpenedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @param file one key a line in base 64; the last one seals, all of them open; made when it is first needed */
    public Seal(Path file) {
        this.path = file;
        this.file = new SealKeys(file);
    }

    /** Reads the keys now, so that the file is there to be brought to other nodes. */
    public void prepare() {
        keys();
    }

    /** @param place what the secret belongs to, such as the id of its row */
    public String close(String secret, String place) {
        String id = keys().keySet().stream().reduce((first, second) -> second).orElseThrow();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, keys().get(id));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            byte[] text = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] closed = Arrays.copyOf(cipher.getIV(), NONCE_BYTES + text.length);
            System.arraycopy(text, 0, closed, NONCE_BYTES, text.length);
            return id + ":" + Base64.getEncoder().encodeToString(closed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws NotOpenedException when its key is not in the file, or it was sealed for another place */
    public String open(String closed, String place) {
        String id = closed.substring(0, closed.indexOf(':'));
        SecretKeySpec key = keys().get(id);
        if (key == null) {
            throw new NotOpenedException("key " + id + " of a secret is not in " + path, null);
        }
        byte[] bytes = Base64.getDecoder().decode(closed.substring(id.length() + 1));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new NotOpenedException("a secret of " + place + " cannot be opened", e);
        }
    }

    private Map<String, SecretKeySpec> keys() {
        Map<String, SecretKeySpec> known = keys;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (byte[] key : file.read()) {
                known.put(id(key), new SecretKeySpec(key, "AES"));
            }
            keys = known;
        }
        return known;
    }

    private static String id(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
