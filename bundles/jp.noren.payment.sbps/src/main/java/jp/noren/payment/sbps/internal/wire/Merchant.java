package jp.noren.payment.sbps.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who we are at the payment company.
 *
 * @param merchantId 5 digits
 * @param serviceId 3 digits
 * @param hashKey key of the checksum, and the password of the HTTP authentication
 * @param cipher encrypts pay_method_info; null when the merchant has no key for that
 */
public record Merchant(String merchantId, String serviceId, String hashKey, TripleDes cipher) {

    boolean encrypts() {
        return cipher != null;
    }

    String basicAuthorization() {
        String credentials = merchantId + serviceId + ":" + hashKey;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
    }

    /** The key is a secret. */
    @Override
    public String toString() {
        return "Merchant[" + merchantId + "-" + serviceId + "]";
    }
}
