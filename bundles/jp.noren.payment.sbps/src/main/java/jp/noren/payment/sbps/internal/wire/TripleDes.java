package jp.noren.payment.sbps.internal.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jp.noren.payment.sbps.internal.domain.JisText;

/** The optional encryption of pay_method_info: DESede, CBC, blanks as padding to 8 bytes, then Base64. */
public final class TripleDes {
    private static final int BLOCK = 8;
    private static final int KEY_LENGTH = 24;

    private final SecretKeySpec key;
    private final IvParameterSpec start;

    /**
     * @param key up to 24 characters, filled up with zero bytes
     * @param initial the initial vector, 8 characters
     */
    public TripleDes(String key, String initial) {
        this.key = new SecretKeySpec(Arrays.copyOf(key.getBytes(StandardCharsets.US_ASCII), KEY_LENGTH), "DESede");
        this.start = new IvParameterSpec(Arrays.copyOf(initial.getBytes(StandardCharsets.US_ASCII), BLOCK));
    }

    String encrypt(byte[] value) {
        int padded = (value.length + BLOCK - 1) / BLOCK * BLOCK;
        byte[] blocks = Arrays.copyOf(value, padded);
        Arrays.fill(blocks, value.length, padded, (byte) ' ');
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, blocks));
    }

    /** @throws IllegalArgumentException when the value was not encrypted with this key's length of block */
    String decrypt(String value) {
        byte[] blocks = Base64.getDecoder().decode(value);
        if (blocks.length % BLOCK != 0) {
            throw new IllegalArgumentException("not whole blocks");
        }
        return new String(run(Cipher.DECRYPT_MODE, blocks), JisText.SHIFT_JIS).strip();
    }

    private byte[] run(int mode, byte[] blocks) {
        try {
            Cipher cipher = Cipher.getInstance("DESede/CBC/NoPadding");
            cipher.init(mode, key, start);
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
