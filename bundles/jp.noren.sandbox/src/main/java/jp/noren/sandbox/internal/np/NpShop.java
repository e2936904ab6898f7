package jp.noren.sandbox.internal.np;

/**
 * A shop of the played company.
 *
 * @param shopCode user of the HTTP authentication
 * @param spCode its password
 * @param terminalId 10 digits
 */
public record NpShop(String shopCode, String spCode, String terminalId) {

    /** The shop that the sandbox configures the provider for. All of it is made up. */
    public static final NpShop SYNTHETIC = new NpShop("cbs9990001", "sp99900001", "9990000001");

    @Override
    public String toString() {
        return "NpShop[" + shopCode + "]";
    }
}
