package jp.noren.sandbox.internal.sbps;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The company's side of the 3DES encryption of pay_method_info. */
final class Des {
    private static final Charset SJIS = Charset.forName("windows-31j");

    private Des() {}

    static byte[] decrypt(byte[] sent, Shop shop) {
        try {
            byte[] blocks = cipher(Cipher.DECRYPT_MODE, shop).doFinal(sent);
            int length = blocks.length;
            while (length > 0 && blocks[length - 1] == ' ') {
                length--;
            }
            byte[] plain = new byte[length];
            System.arraycopy(blocks, 0, plain, 0, length);
            return plain;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String encrypt(String value, Shop shop) {
        StringBuilder padded = new StringBuilder(value);
        while (padded.toString().getBytes(SJIS).length % 8 != 0) {
            padded.append(' ');
        }
        try {
            byte[] blocks =
                    cipher(Cipher.ENCRYPT_MODE, shop).doFinal(padded.toString().getBytes(SJIS));
            return Base64.getEncoder().encodeToString(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, Shop shop) throws GeneralSecurityException {
        byte[] key = new byte[24];
        byte[] given = shop.desKey().getBytes(SJIS);
        System.arraycopy(given, 0, key, 0, Math.min(24, given.length));
        Cipher cipher = Cipher.getInstance("DESede/CBC/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key, "DESede"),
                new IvParameterSpec(shop.desIv().getBytes(SJIS)));
        return cipher;
    }
}
