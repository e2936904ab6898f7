package jp.noren.payment.sbps.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.payment.sbps.internal.domain.ErrorCode.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            NOT_ACCEPTED        | 00 01 02 03 04 05 06 07 09 10 13 14 93 38 42 43 47 54 56 57 58 63 78 79 K0 K1 K3 K4 K5
            TECHNICAL           | 08 80 81 82 83 84 85 86 90 91 92 94 97 48 53 55 62 64 ZZ K9
            NOTHING_THERE       | 11 12 39 44 51
            ALREADY_CANCELLED   | 40 45 52
            ALREADY_CAPTURED    | 41
            CAPTURES_BY_ITSELF  | 37
            ALREADY_REFUNDED    | 46
            REFUND_INSTEAD      | 49 50
            COMMIT_FIRST        | 59
            ALREADY_SETTLED     | 60
            DUPLICATE           | 96
            CUSTOMER_MISMATCH   | 95
            CARD_UNUSABLE       | 20 23
            OVER_LIMIT          | 22
            CARD_DATA_WRONG     | 24 27
            TOO_OFTEN           | 25
            NOT_PERMITTED       | 26 28 29 30 31 32 33 34 35
            ISSUER_DECLINED     | 21 36 65 66 67 68 69 70 71 72 73 74 75 76 77 K2
            SECURITY_CODE_WRONG | 61
            TOKEN_INVALID       | T1 T2
            """)
    void everyTypeHasItsMeaning(Meaning meaning, String types) {
        for (String type : types.split(" ")) {
            assertThat(ErrorCode.parse("101" + type + "999").meaning()).as(type).isEqualTo(meaning);
        }
    }

    @Test
    void theRecordedCodeOfAWrongDealingsType() {
        ErrorCode code = ErrorCode.parse("10105202");
        assertThat(code).isEqualTo(new ErrorCode("101", "05", "202"));
        assertThat(code.meaning()).isEqualTo(Meaning.NOT_ACCEPTED);
        assertThat(code.text()).isEqualTo("10105202");
    }

    @ParameterizedTest
    @CsvSource({"10107200, CARD_DATA_WRONG", "10105201, CARD_DATA_WRONG", "10106209, SECURITY_CODE_WRONG"})
    void aWrongFieldThatTheBuyerTypedIsTheBuyersMatter(String code, Meaning meaning) {
        assertThat(ErrorCode.parse(code).meaning()).isEqualTo(meaning);
    }

    @Test
    void otherMethodsCodesSayNothingAboutCards() {
        assertThat(ErrorCode.parse("40120999").meaning()).isEqualTo(Meaning.TECHNICAL);
        assertThat(ErrorCode.parse("99909025").meaning()).isEqualTo(Meaning.NOT_ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1012299", "101229999", "ABC22999", "101 2999", "10122ABC", "101t1999"})
    void whatIsNoCodeIsNotTakenForOne(String text) {
        assertThat(ErrorCode.isOne(text)).isFalse();
    }
}
