package jp.noren.payment.directdebit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Collections.Answer;
import jp.noren.payment.spi.Collections.Debit;
import jp.noren.payment.spi.Collections.Result;
import jp.noren.payment.spi.Deposits.BadFileException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What the bank answered, Zengin 91")
class ResultFileTest {
    private final DirectDebitProvider provider = Collectors.configured();

    private byte[] request(List<Debit> debits) {
        return provider.writeCollection("TANA", Collectors.DAY, debits).content();
    }

    private Answered answered(String results) {
        return Answered.of(request(Collectors.three()), results);
    }

    private Collections.Answers read(byte[] file) throws BadFileException {
        return provider.readCollectionResults(file, Collectors.three(), Collectors.CLOSING);
    }

    @ParameterizedTest
    @CsvSource({
        "0, COLLECTED",
        "1, NO_FUNDS",
        "2, NO_ACCOUNT",
        "3, STOPPED_BY_PAYER",
        "4, NO_MANDATE",
        "8, STOPPED_BY_COLLECTOR",
        "9, OTHER"
    })
    void eachResultHasItsMeaning(String code, Result result) throws BadFileException {
        Collections.Answers answers = read(answered("0" + code + "0").bytes());
        assertThat(answers.collectOn()).isEqualTo(Collectors.DAY);
        assertThat(answers.answers())
                .containsExactly(
                        new Answer("pay_1", 2, Yen.of(3300), Result.COLLECTED),
                        new Answer("pay_2", 3, Yen.of(550), result),
                        new Answer("pay_3", 4, Yen.of(9_999_999_999L), Result.COLLECTED));
    }

    static Stream<Arguments> separators() {
        return Stream.of("", "\r", "\n", "\r\n")
                .flatMap(separator -> Stream.of("", "\u001A", "\u001A\r\n").map(eof -> Arguments.of(separator, eof)));
    }

    @ParameterizedTest
    @MethodSource("separators")
    void isReadWithAnySeparatorAndAnyEnd(String separator, String eof) throws BadFileException {
        assertThat(read(answered("019").separatedBy(separator, eof).bytes()).answers())
                .extracting(Answer::result)
                .containsExactly(Result.COLLECTED, Result.NO_FUNDS, Result.OTHER);
    }

    @Test
    void theLastRecordNeedsNoSeparator() throws BadFileException {
        byte[] file = answered("000").bytes();
        assertThat(read(Arrays.copyOf(file, file.length - 2)).answers()).hasSize(3);
    }

    @ParameterizedTest(name = "closing {0}, debited {1}")
    @CsvSource({"2026-12-31, 2027-01-27", "2027-01-31, 2027-03-01", "2026-11-30, 2026-12-28"})
    @DisplayName("R142 the day's year comes from the closing, over the turn of the year too")
    void theYearComesFromTheClosing(LocalDate closing, LocalDate day) throws BadFileException {
        byte[] request =
                provider.writeCollection("TANA", day, Collectors.three()).content();
        byte[] file = Answered.of(request, "000").bytes();
        assertThat(provider.readCollectionResults(file, Collectors.three(), closing)
                        .collectOn())
                .isEqualTo(day);
    }

    @Test
    void answersMayComeInAnotherOrderAndWithNamesOfTheBank() throws BadFileException {
        Answered answered = answered("018").swap(2, 4).put(3, 50, "ﾔﾏﾀﾞ ﾊﾅｺ  ").put(3, 5, "ﾍﾞﾂﾉ");
        assertThat(read(answered.bytes()).answers()).extracting(Answer::key).containsExactly("pay_3", "pay_2", "pay_1");
    }

    @Test
    void debitsOfOneAccountAreToldApartByAmountAndEqualOnesByTheirOrder() throws BadFileException {
        List<Debit> debits = List.of(
                new Debit("a", Collectors.mandate(7), Yen.of(100)),
                new Debit("b", Collectors.mandate(7), Yen.of(200)),
                new Debit("c", Collectors.mandate(7), Yen.of(100)));
        byte[] file = Answered.of(request(debits), "019").swap(2, 3).bytes();
        assertThat(provider.readCollectionResults(file, debits, Collectors.CLOSING)
                        .answers())
                .extracting(answer -> answer.key() + answer.result())
                .containsExactly("bNO_FUNDS", "aCOLLECTED", "cOTHER");
    }

    interface Damage {
        Answered on(Answered answered);
    }

    private static Arguments bad(String what, Damage damage, int record, int offset, String code) {
        return Arguments.of(what, damage, record, offset, code);
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("the request itself", a -> a.put(5, 19, "0".repeat(36)), 5, 19, "bad-total"),
                bad("another type of file", a -> a.put(1, 1, "21"), 1, 0, "bad-header"),
                bad("EBCDIC", a -> a.put(1, 3, "1"), 1, 3, "bad-header"),
                bad("another originator", a -> a.put(1, 4, "1234567891"), 1, 4, "bad-originator"),
                bad("another account", a -> a.put(1, 96, "1234568"), 1, 58, "bad-originator"),
                bad("no such day", a -> a.put(1, 54, "1232"), 1, 54, "bad-date"),
                bad("the day of another closing", a -> a.put(1, 54, "0727"), 1, 54, "bad-date"),
                bad("letters for a day", a -> a.put(1, 54, "DE"), 1, 54, "bad-number"),
                bad("an unknown debit", a -> a.put(3, 91, "0".repeat(18) + "77"), 3, 91, "unknown-debit"),
                bad("another account of a debit", a -> a.put(3, 43, "0000009"), 3, 91, "unknown-debit"),
                bad("another amount", a -> a.put(3, 80, "0000000551").total(), 3, 80, "other-amount"),
                bad("a doubled answer", a -> a.repeat(3).total(), 4, 80, "doubled-answer"),
                bad("an answer is missing", a -> a.remove(3).total(), 4, 1, "missing-answer"),
                bad("no amount", a -> a.put(3, 80, "0000000000"), 3, 80, "bad-amount"),
                bad("a blank amount", a -> a.put(3, 80, "       550"), 3, 80, "bad-number"),
                bad("result 5", a -> a.put(3, 111, "5"), 3, 111, "bad-result"),
                bad("no result", a -> a.put(3, 111, " "), 3, 111, "bad-number"),
                bad("a wrong count", a -> a.put(5, 1, "000004"), 5, 1, "bad-total"),
                bad("a wrong sum", a -> a.put(5, 7, "000000000001"), 5, 7, "bad-total"),
                bad("a wrong count of debits", a -> a.put(5, 19, "000002"), 5, 19, "bad-total"),
                bad("a wrong sum of debits", a -> a.put(5, 25, "000000000001"), 5, 25, "bad-total"),
                bad("a wrong count of failures", a -> a.put(5, 37, "000001"), 5, 37, "bad-total"),
                bad("a wrong sum of failures", a -> a.put(5, 43, "000000000001"), 5, 43, "bad-total"),
                bad("a result without its totals", a -> a.put(3, 111, "1"), 5, 19, "bad-total"),
                bad("no trailer", a -> a.remove(5), 5, 0, "bad-order"),
                bad("no end", a -> a.put(6, 0, "8"), 6, 0, "bad-order"),
                bad("two ends", a -> a.repeat(6), 7, 0, "bad-end"),
                bad("a header twice", a -> a.repeat(1), 2, 0, "bad-order"),
                bad("a control character", a -> a.put(3, 60, "\u007F"), 3, 60, "bad-character"));
    }

    @ParameterizedTest(name = "{0}: record {2}, byte {3}, {4}")
    @MethodSource("badFiles")
    void aBadFileIsRefusedWithItsPlaceAndNothingIsRead(
            String what, Damage damage, int record, int offset, String code) {
        byte[] file = damage.on(answered("000")).bytes();
        BadFileException refused = catchThrowableOfType(BadFileException.class, () -> read(file));
        assertThat(refused).as(what).isNotNull();
        assertThat(refused.code()).isEqualTo("payment.directdebit." + code);
        assertThat(refused.recordNumber()).isEqualTo(record);
        assertThat(refused.offset()).isEqualTo(offset);
    }

    @Test
    void theUnansweredRequestIsNotTakenForSuccess() {
        assertThatThrownBy(() -> read(request(Collectors.three())))
                .isInstanceOfSatisfying(BadFileException.class, refused -> assertThat(refused.code())
                        .isEqualTo("payment.directdebit.bad-total"));
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws BadFileException {
        byte[] good = answered("019").bytes();
        for (int length = 0; length < good.length - 2; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> read(cut)).as("cut at %d", length).isInstanceOf(BadFileException.class);
        }
        assertThat(read(good).answers()).hasSize(3);
    }
}
