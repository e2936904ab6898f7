package jp.noren.payment.banktransfer.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.Deposits.Awaited;
import jp.noren.payment.spi.Deposits.Deposit;
import jp.noren.payment.spi.Deposits.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepositMatchingTest {
    private static final Awaited TARO = awaited("pay_taro", "1111111111", "ﾔﾏﾀﾞ ﾀﾛｳ", 4950);
    private static final Awaited HANAKO = awaited("pay_hanako", "2222222222", "ｻﾄｳ ﾊﾅｺ", 379);
    private static final List<Awaited> BOTH = List.of(TARO, HANAKO);
    private static final DepositMatching MATCHING = new DepositMatching(Set.of(Yen.of(220), Yen.of(330), Yen.of(440)));

    private static Awaited awaited(String payment, String reference, String name, long amount) {
        return new Awaited(payment, reference, name, Yen.of(amount), Yen.ZERO);
    }

    private static Awaited received(Awaited transfer, long yen) {
        return new Awaited(
                transfer.paymentId(),
                transfer.payerReference(),
                transfer.transferName(),
                transfer.amount(),
                Yen.of(yen));
    }

    private static Deposit deposit(String payer, long amount) {
        return new Deposit("k", 2, LocalDate.of(2026, 11, 24), Yen.of(amount), payer, false);
    }

    private static Deposit takenBack(String payer, long amount) {
        return new Deposit("k", 2, LocalDate.of(2026, 11, 24), Yen.of(amount), payer, true);
    }

    private static void assertMatch(Deposit deposit, List<Awaited> awaited, Kind kind, String payment) {
        assertThat(MATCHING.match(deposit, awaited)).isEqualTo(new Deposits.Match(kind, Optional.ofNullable(payment)));
    }

    @ParameterizedTest
    @CsvSource({"4950, EXACT", "4949, SHORT", "1, SHORT", "4951, OVER", "9900, OVER"})
    @DisplayName("R124: by the reference whatever the amount and the name; what is short by the bank's fee stays short")
    void byReference(long amount, Kind kind) {
        assertMatch(deposit("1111111111 ﾔﾏﾀﾞ ﾀﾛｳ", amount), BOTH, kind, "pay_taro");
        assertMatch(deposit("1111111111 ﾀﾞﾚｶ", amount), BOTH, kind, "pay_taro");
    }

    @ParameterizedTest
    @CsvSource({"4730, SHORT_BY_FEE", "4620, SHORT_BY_FEE", "4510, SHORT_BY_FEE", "4731, SHORT", "5170, OVER"})
    @DisplayName("R124: short by a usual fee is short, and says why")
    void shortByAUsualFee(long amount, Kind kind) {
        assertMatch(deposit("1111111111 ﾔﾏﾀﾞ ﾀﾛｳ", amount), BOTH, kind, "pay_taro");
        assertMatch(deposit("1111111111", amount - 50), List.of(received(TARO, 50)), kind, "pay_taro");
    }

    @Test
    @DisplayName("R124: by the name alone, a usual fee may lack; an exact amount comes first, and two make it nobody's")
    void byNameWithAFee() {
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 4730), BOTH, Kind.SHORT_BY_FEE, "pay_taro");
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 4729), BOTH, Kind.UNMATCHED, null);
        List<Awaited> two = List.of(TARO, awaited("pay_more", "4444444444", "ﾔﾏﾀﾞ ﾀﾛｳ", 5170));
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 4950), two, Kind.EXACT, "pay_taro");
        List<Awaited> both = List.of(TARO, awaited("pay_more", "4444444444", "ﾔﾏﾀﾞ ﾀﾛｳ", 5060));
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 4730), both, Kind.UNMATCHED, null);
        assertMatch(takenBack("ﾔﾏﾀﾞ ﾀﾛｳ", 4730), List.of(received(TARO, 4950)), Kind.UNMATCHED, null);
    }

    @ParameterizedTest
    @CsvSource({
        "株式会社ノレン, ｶ)ﾉﾚﾝ",
        "ノレン株式会社, ﾉﾚﾝ(ｶ",
        "カブシキガイシャ ノレン, 1111111112 ｶ)ﾉﾚﾝ",
        "㈱ノレン, ﾉﾚﾝ",
        "ノレン合同会社, ﾄﾞ)ﾉﾚﾝ",
        "特定非営利活動法人ノレン, ﾄｸﾋ)ﾉﾚﾝ",
        "税理士法人ノレン, ｾﾞｲ)ﾉﾚﾝ",
        "学校法人ノレン, ﾉﾚﾝ(ｶﾞｸ)",
        "Nguyễn Văn An, NGUYEN VAN AN",
        "ノレン゛, ﾉﾚﾝ゛"
    })
    void aCompanyIsTheSameHoweverItIsWritten(String ordered, String deposited) {
        List<Awaited> one = List.of(awaited("pay_n", "9", ordered, 500));
        assertMatch(deposit(deposited, 500), one, Kind.EXACT, "pay_n");
    }

    @Test
    void countsWhatHasAlreadyCome() {
        List<Awaited> partly = List.of(received(TARO, 4510), HANAKO);
        assertMatch(deposit("1111111111 ﾔﾏﾀﾞ", 440), partly, Kind.EXACT, "pay_taro");
        assertMatch(deposit("1111111111 ﾔﾏﾀﾞ", 439), partly, Kind.SHORT, "pay_taro");
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 440), partly, Kind.EXACT, "pay_taro");
        assertMatch(deposit("1111111111 ﾔﾏﾀﾞ", 4950), List.of(received(TARO, 4950)), Kind.OVER, "pay_taro");
    }

    @Test
    void byNameOnlyWhenTheAmountIsExact() {
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 4950), BOTH, Kind.EXACT, "pay_taro");
        assertMatch(deposit("ﾔﾏﾀﾞﾀﾛｳ", 4950), BOTH, Kind.EXACT, "pay_taro");
        assertMatch(deposit("9999999999 ﾔﾏﾀﾞ ﾀﾛｳ", 4950), BOTH, Kind.EXACT, "pay_taro");
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 4949), BOTH, Kind.UNMATCHED, null);
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 379), BOTH, Kind.UNMATCHED, null);
    }

    @Test
    void aStrangersDepositIsNobodysEvenWithTheRightAmount() {
        assertMatch(deposit("ｽｽﾞｷ ｲﾁﾛｳ", 4950), BOTH, Kind.UNMATCHED, null);
        assertMatch(deposit("1111111112", 4950), BOTH, Kind.UNMATCHED, null);
        assertMatch(deposit("", 4950), BOTH, Kind.UNMATCHED, null);
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 4950), List.of(), Kind.UNMATCHED, null);
    }

    @Test
    void whenTwoCouldBeMeantItIsNobodys() {
        List<Awaited> twice = List.of(TARO, awaited("pay_again", "3333333333", "ヤマダ　タロウ", 4950));
        assertMatch(deposit("ﾔﾏﾀﾞ ﾀﾛｳ", 4950), twice, Kind.UNMATCHED, null);
        assertMatch(deposit("3333333333 ﾔﾏﾀﾞ ﾀﾛｳ", 4950), twice, Kind.EXACT, "pay_again");
        assertMatch(deposit("1111111111 3333333333", 4950), twice, Kind.UNMATCHED, null);
    }

    @Test
    void oneReferenceOfTwoTransfersIsDecidedByNameAndAmount() {
        List<Awaited> met = List.of(TARO, awaited("pay_other", "1111111111", "ｽｽﾞｷ", 500));
        assertMatch(deposit("1111111111 ｽｽﾞｷ", 500), met, Kind.EXACT, "pay_other");
        assertMatch(deposit("1111111111 ｽｽﾞｷ", 501), met, Kind.UNMATCHED, null);
    }

    @Test
    void transfersWithoutANameAreFoundByReferenceOnly() {
        List<Awaited> nameless = List.of(awaited("pay_x", "1111111111", null, 4950), awaited("pay_y", "2", "", 4950));
        assertMatch(deposit("1111111111", 4950), nameless, Kind.EXACT, "pay_x");
        assertMatch(deposit("ﾔﾏﾀﾞ", 4950), nameless, Kind.UNMATCHED, null);
        assertMatch(deposit(" ", 4950), nameless, Kind.UNMATCHED, null);
    }

    @Test
    void whatTheBankTakesBackNamesTheTransferItWasFor() {
        List<Awaited> paid = List.of(received(TARO, 4950), HANAKO);
        assertMatch(takenBack("1111111111 ﾔﾏﾀﾞ ﾀﾛｳ", 4950), paid, Kind.CANCELLED, "pay_taro");
        assertMatch(takenBack("ﾔﾏﾀﾞ ﾀﾛｳ", 4950), paid, Kind.CANCELLED, "pay_taro");
        assertMatch(takenBack("ｻﾄｳ ﾊﾅｺ", 379), paid, Kind.UNMATCHED, null);
        assertMatch(takenBack("ｽｽﾞｷ", 4950), paid, Kind.UNMATCHED, null);
    }

    @ParameterizedTest
    @CsvSource({"A, 111", "B, 111", "STATEMENT, 111", "STATEMENT, 112", "STATEMENT, 113"})
    void aChequeIsNotMoneyYetAndLeftToAnOperator(BankFile.Form form, String kind) throws Deposits.BadFileException {
        BankFile.Row row = BankFile.Row.of(1, LocalDate.of(2026, 11, 24), 4950, "1111111111 ﾔﾏﾀﾞ ﾀﾛｳ")
                .kind(kind)
                .cheques(kind.equals("111") ? 4950 : 0);
        Deposit cheque = DepositFileReader.read(BankFile.of(form, List.of(row)))
                .deposits()
                .get(0);
        assertThat(cheque.amount()).isEqualTo(Yen.of(4950));
        assertMatch(cheque, BOTH, Kind.UNMATCHED, null);
    }
}
