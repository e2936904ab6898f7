package jp.noren.sandbox.internal.sbps;

/**
 * A merchant of the emulated company.
 *
 * @param merchantId 5 digits
 * @param serviceId 3 digits
 * @param hashKey key of the checksum and HTTP password
 * @param desKey 3DES key, or null
 * @param desIv initial vector, or null
 * @param captureByCall whether the contract is 指定売上 (capture by its own call); else the commit captures
 */
public record Shop(
        String merchantId, String serviceId, String hashKey, String desKey, String desIv, boolean captureByCall) {

    /** The merchant that the sandbox configures the card provider for. All of it is made up. */
    public static final Shop SYNTHETIC = new Shop("99901", "001", "EMULATOR-HASH-KEY-0123456789", null, null, false);

    /** A made-up merchant who captures by a call of its own and encrypts. */
    public static final Shop SYNTHETIC_ENCRYPTED =
            new Shop("99902", "002", "EMULATOR-HASH-KEY-9876543210", "EMULATOR-3DES-KEY-000001", "EMU-IV-1", true);

    String user() {
        return merchantId + serviceId;
    }

    @Override
    public String toString() {
        return "Shop[" + merchantId + "-" + serviceId + "]";
    }
}
