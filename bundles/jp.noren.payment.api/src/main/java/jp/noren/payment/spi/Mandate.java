package jp.noren.payment.spi;

import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.RefusedException.FieldError;

/**
 * A buyer's bank account that may be debited, as the bank knows it.
 *
 * @param customerNumber under which the bank files it: 1 to 20 of {@code 0-9 A-Z -}; zeros before digits do not count
 * @param bankCode 4 digits; 9900 is the Japan Post Bank
 * @param bankName as {@link BankText}, at most 15 bytes; empty where nobody knows it: banks go by the code
 * @param branchCode 3 digits
 * @param branchName as {@link BankText}, at most 15 bytes, or empty
 * @param accountType 1 ordinary, 2 current, 3 for taxes, 9 other
 * @param accountNumber 7 digits
 * @param holder as {@link BankText}, at most 30 bytes
 * @param first whether nothing was ever collected from it: the bank wants to know
 */
public record Mandate(
        String customerNumber,
        String bankCode,
        String bankName,
        String branchCode,
        String branchName,
        int accountType,
        String accountNumber,
        String holder,
        boolean first) {

    /** For what is known by codes alone. */
    public Mandate(
            String customerNumber,
            String bankCode,
            String branchCode,
            int accountType,
            String accountNumber,
            String holder,
            boolean first) {
        this(customerNumber, bankCode, "", branchCode, "", accountType, accountNumber, holder, first);
    }

    /**
     * What a bank would send back, as fields of a form with codes {@code payment.mandate-…}; empty when it can be filed. A holder as people write it
     * becomes one as banks write it by {@link BankText#of}.
     */
    public List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        check(faults, matches(customerNumber, "[0-9A-Z-]{1,20}"), "customer_number");
        check(faults, matches(bankCode, "[0-9]{4}"), "bank_code");
        check(faults, isNameOrEmpty(bankName), "bank_name");
        check(faults, matches(branchCode, "[0-9]{3}"), "branch_code");
        check(faults, isNameOrEmpty(branchName), "branch_name");
        check(faults, accountType >= 1 && accountType <= 3 || accountType == 9, "account_type");
        check(faults, matches(accountNumber, "[0-9]{7}"), "account_number");
        check(faults, BankText.isName(holder) && holder.length() <= 30, "holder");
        return faults;
    }

    private static void check(List<FieldError> faults, boolean right, String field) {
        if (!right) {
            faults.add(FieldError.of("/" + field, "payment.mandate-" + field.replace('_', '-')));
        }
    }

    private static boolean matches(String value, String pattern) {
        return value != null && value.matches(pattern);
    }

    private static boolean isNameOrEmpty(String name) {
        return "".equals(name) || BankText.isName(name) && name.length() <= 15;
    }

    @Override
    public String toString() {
        return "Mandate[" + customerNumber + "]";
    }
}
