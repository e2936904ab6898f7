package jp.noren.payment.spi;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.kernel.RefusedException.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MandateTest {
    private static final Mandate GOOD =
            new Mandate("42", "9999", "ﾃｽﾄｷﾞﾝｺｳ", "002", "ｼﾌﾞﾔ", 1, "7654321", "ﾔﾏﾀﾞ ﾀﾛｳ", true);

    private static Mandate with(String field, String value) {
        return new Mandate(
                field.equals("customer_number") ? value : GOOD.customerNumber(),
                field.equals("bank_code") ? value : GOOD.bankCode(),
                field.equals("bank_name") ? value : GOOD.bankName(),
                field.equals("branch_code") ? value : GOOD.branchCode(),
                field.equals("branch_name") ? value : GOOD.branchName(),
                field.equals("account_type") ? Integer.parseInt(value) : GOOD.accountType(),
                field.equals("account_number") ? value : GOOD.accountNumber(),
                field.equals("holder") ? value : GOOD.holder(),
                true);
    }

    @Test
    void aGoodOneHasNoFaults() {
        assertThat(GOOD.faults()).isEmpty();
        assertThat(new Mandate("TANA-C2", "9900", "018", 9, "0000001", "ｶ)ﾉﾚﾝ", false).faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "customer_number, ''",
                "customer_number, 123456789012345678901",
                "customer_number, ab",
                "customer_number, null",
                "bank_code, 999",
                "bank_code, 99999",
                "bank_code, 99A9",
                "bank_code, null",
                "bank_name, テスト",
                "bank_name, ﾃｽﾄｷﾞﾝｺｳﾃｽﾄｷﾞﾝｺｳ",
                "bank_name, null",
                "branch_code, 02",
                "branch_code, null",
                "branch_name, ｼｬ",
                "account_type, 0",
                "account_type, 4",
                "account_number, 765432",
                "account_number, ７６５４３２１",
                "account_number, null",
                "holder, ''",
                "holder, 山田",
                "holder, null",
                "holder, ﾔﾏﾀﾞﾔﾏﾀﾞﾔﾏﾀﾞﾔﾏﾀﾞﾔﾏﾀﾞﾔﾏﾀﾞﾔﾏﾀﾞﾔﾏﾀ",
                "holder, ﾛｰﾏ"
            })
    void eachFaultNamesItsFieldAndACode(String field, String value) {
        assertThat(with(field, value).faults())
                .containsExactly(FieldError.of("/" + field, "payment.mandate-" + field.replace('_', '-')));
    }

    @Test
    void theAccountShowsInNoLog() {
        assertThat(GOOD.toString()).doesNotContain("7654321").doesNotContain("ﾔﾏﾀﾞ");
    }
}
