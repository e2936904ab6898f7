package jp.noren.settings.internal.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import jp.noren.settings.internal.app.MasterKeys.MasterKey;

/**
 * One line of the file of keys.
 *
 * @param isNext whether it waits to be used
 */
record KeyLine(MasterKey master, boolean isNext) {
    static final String HEAD =
            """
            # Master keys of jp.noren.settings, one a line; the last without a mark is the one in use. All nodes need the same file.
            # Keep a copy apart from the backups of the database: without it the secrets in there cannot be read, with it they can.""";

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final String NEXT = "next";
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyLine fresh() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return new KeyLine(of(bytes), false);
    }

    private static MasterKey of(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("a master key has " + KEY_BYTES + " bytes, not " + bytes.length);
        }
        try {
            byte[] print = MessageDigest.getInstance("SHA-256").digest(bytes);
            String id = HexFormat.of().formatHex(Arrays.copyOf(print, ID_BYTES));
            return new MasterKey(id, new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** None for a remark or an empty line. */
    static Stream<KeyLine> parse(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return Stream.empty();
        }
        String[] words = line.strip().split("\\s+");
        MasterKey key = of(Base64.getDecoder().decode(words[0]));
        return Stream.of(new KeyLine(key, words.length > 1 && words[1].equals(NEXT)));
    }

    KeyLine next() {
        return new KeyLine(master, true);
    }

    String text() {
        String key = Base64.getEncoder().encodeToString(master.key().getEncoded());
        return isNext ? key + " " + NEXT : key;
    }

    @Override
    public String toString() {
        return "KeyLine[" + master.id() + "]";
    }
}
