package jp.noren.payment.sbps.internal.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jp.noren.payment.sbps.internal.domain.JisText;

/**
 * {@code sps_hashcode}: SHA-1 in lower-case hex over the plain values in document order and the merchant's key behind them, in Shift_JIS. The
 * payment company chose the algorithm; what protects the call is TLS, this only shows that a request was not garbled.
 */
final class HashCode {
    private HashCode() {}

    static String of(CharSequence values, String hashKey) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(values.toString().getBytes(JisText.SHIFT_JIS));
            return HexFormat.of().formatHex(sha1.digest(hashKey.getBytes(JisText.SHIFT_JIS)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
