package jp.noren.payment.banktransfer.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayerReferenceTest {

    /** Written down once: a change of the rule would orphan every transfer that is waited for. */
    @Test
    void staysWhatItIsForAKey() {
        assertThat(PayerReference.of("pay_00000000000000000000000000")).isEqualTo("5608633144");
        assertThat(PayerReference.of("")).isEqualTo("8242616522");
    }

    @Test
    void isTenDigitsAndHardlyEverTheSame() {
        Set<String> references = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String reference = PayerReference.of("pay_" + i);
            assertThat(reference).matches("[0-9]{10}");
            references.add(reference);
        }
        assertThat(references).as("0.05 pairs are expected to meet").hasSizeGreaterThan(9_997);
    }

    /** A reference with one digit mistyped is nobody's: no other key's reference has the same nine digits and another check digit. */
    @Test
    void oneWrongDigitNeverGivesAnotherValidReference() {
        for (int i = 0; i < 1_000; i++) {
            String right = PayerReference.of("pay_" + i);
            for (int at = 0; at < right.length(); at++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    String typed = right.substring(0, at) + digit + right.substring(at + 1);
                    assertThat(isValid(typed)).isEqualTo(typed.equals(right));
                }
            }
        }
    }

    /** ISO 7064 MOD 11,10 the other way round: all ten digits together must leave 1. */
    private static boolean isValid(String reference) {
        int product = 10;
        for (char c : reference.substring(0, 9).toCharArray()) {
            int sum = (product + c - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + reference.charAt(9) - '0') % 10 == 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567897 ﾔﾏﾀﾞ ﾀﾛｳ",
                "1234567897ﾔﾏﾀﾞ ﾀﾛｳ",
                "１２３４５６７８９７　ヤマダ　タロウ",
                "ﾔﾏﾀﾞ ﾀﾛｳ 1234567897",
                "12345 67897 ﾔﾏﾀﾞ",
                "123-456-7897 ﾔﾏﾀﾞ",
                "１２３－４５６－７８９７ヤマダ",
                "  1234567897",
                "1234567897 2 ﾔﾏﾀﾞ"
            })
    void isFoundHoweverItWasTyped(String payer) {
        assertThat(PayerReference.in(payer)).contains("1234567897");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ﾔﾏﾀﾞ ﾀﾛｳ", "123456789 ﾔﾏﾀﾞ", "12345678970 ﾔﾏﾀﾞ", "01234567897 ﾔﾏﾀﾞ", "1234567ﾔ897"})
    void isNotFoundInSomethingElse(String payer) {
        assertThat(PayerReference.in(payer)).doesNotContain("1234567897");
    }
}
