package jp.noren.sandbox.internal.atone;

/**
 * A merchant of the played company.
 *
 * @param secretKey of the HTTP authentication and the checksum
 */
public record Merchant(String publicKey, String secretKey, String terminalId) {
    /** The merchant that the sandbox configures the provider for. All of it is made up. */
    public static final Merchant SYNTHETIC =
            new Merchant("EMULATOR-ATONE-PUB", "EMULATOR-ATONE-SECRET-0123", "9900000001");

    @Override
    public String toString() {
        return "Merchant[" + terminalId + "]";
    }
}
