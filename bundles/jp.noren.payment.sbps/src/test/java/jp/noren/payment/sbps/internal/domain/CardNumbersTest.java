package jp.noren.payment.sbps.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are made here from their check digit, so that none stands in the repository. */
class CardNumbersTest {

    private static String withCheckDigit(String digits) {
        for (char check = '0'; check <= '9'; check++) {
            int sum = 0;
            String whole = digits + check;
            for (int i = 0; i < whole.length(); i++) {
                int digit = whole.charAt(whole.length() - 1 - i) - '0';
                sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
            }
            if (sum % 10 == 0) {
                return whole;
            }
        }
        throw new AssertionError();
    }

    @ParameterizedTest
    @DisplayName("R129 13 to 19 digits with a right check digit look like a card number")
    @ValueSource(
            strings = {"999999999999", "98765432109876", "123456789012345", "987654321098765", "999999999999999999"})
    void looksLikeOne(String digits) {
        String number = withCheckDigit(digits);
        assertThat(CardNumbers.looksLikeOne(number)).isTrue();
        assertThat(CardNumbers.looksLikeOne(
                        number.substring(0, 4) + " " + number.substring(4, 8) + "-" + number.substring(8)))
                .isTrue();
        char last = number.charAt(number.length() - 1);
        String wrong = number.substring(0, number.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
        assertThat(CardNumbers.looksLikeOne(wrong)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tok_demo_k2", "AB12CD34EF56AB12", "12345678901", "0123456789ABCDEF0123456789ABCDEF"})
    void tokensDoNot(String token) {
        assertThat(CardNumbers.looksLikeOne(token)).isFalse();
    }
}
