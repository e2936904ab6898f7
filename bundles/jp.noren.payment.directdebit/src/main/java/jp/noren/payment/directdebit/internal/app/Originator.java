package jp.noren.payment.directdebit.internal.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.payment.spi.BankText;

/**
 * Who collects, as the bank knows him, and the account that receives the money.
 *
 * @param code 10 digits: the bank's number for the collector (委託者コード)
 * @param name in whatever spelling; written as {@link BankText}
 * @param accountType 1 ordinary, 2 current
 */
record Originator(
        String code,
        String name,
        String bankCode,
        String bankName,
        String branchCode,
        String branchName,
        String accountType,
        String accountNumber) {

    static Originator of(DirectDebitProvider.Collector settings) {
        return new Originator(
                settings.originator_code().strip(),
                BankText.of(settings.originator_name()).orElse(""),
                settings.bank_code().strip(),
                BankText.of(settings.bank_name()).orElse(""),
                settings.branch_code().strip(),
                BankText.of(settings.branch_name()).orElse(""),
                settings.account_type().strip(),
                settings.account_number().strip());
    }

    /** Settings that are missing, or that no bank would take. */
    List<String> gaps() {
        Map<String, Boolean> right = new LinkedHashMap<>();
        right.put("originator-code", code.matches("[0-9]{10}"));
        right.put("originator-name", !name.isEmpty());
        right.put("bank-code", bankCode.matches("[0-9]{4}"));
        right.put("bank-name", !bankName.isEmpty());
        right.put("branch-code", branchCode.matches("[0-9]{3}"));
        right.put("branch-name", !branchName.isEmpty());
        right.put("account-type", accountType.matches("[129]"));
        right.put("account-number", accountNumber.matches("[0-9]{7}"));
        right.values().removeIf(value -> value);
        return right.keySet().stream()
                .map(setting -> "payment.directdebit.gap-" + setting)
                .toList();
    }

    /** As it stands in a header from the bank's code on, without the names. */
    boolean hasAccount(String bank, String branch, String type, String number) {
        return bankCode.equals(bank)
                && branchCode.equals(branch)
                && accountType.equals(type)
                && accountNumber.equals(number);
    }
}
