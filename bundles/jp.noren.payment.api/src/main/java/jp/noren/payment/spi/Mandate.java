package jp.noren.payment.spi;

/**
 * A buyer's bank account that may be debited, as the bank knows it.
 *
 * @param customerNumber under which the bank files it: at most 20 characters of the bank's set
 * @param bankCode 4 digits
 * @param branchCode 3 digits
 * @param accountType 1 ordinary, 2 current
 * @param accountNumber 7 digits
 * @param holder half-width katakana, at most 30 bytes
 * @param first whether nothing was ever collected from it: the bank wants to know
 */
public record Mandate(
        String customerNumber,
        String bankCode,
        String branchCode,
        int accountType,
        String accountNumber,
        String holder,
        boolean first) {
    @Override
    public String toString() {
        return "Mandate[" + customerNumber + "]";
    }
}
