package jp.noren.payment.banktransfer.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.banktransfer.internal.app.BankFile.Form;
import jp.noren.payment.banktransfer.internal.app.BankFile.Row;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.Deposits.BadFileException;
import jp.noren.payment.spi.Deposits.Deposit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepositFileReaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final List<Row> ROWS = List.of(
            Row.of(1, DAY, 4950, "1234567897 ﾔﾏﾀﾞ ﾀﾛｳ"),
            Row.of(2, DAY.plusDays(1), 1, "ｶ)ﾉﾚﾝｼﾖｳｼﾞ"),
            Row.of(3, DAY, 9_999_999_999L, "ｻﾄｳ ﾊﾅｺ"),
            Row.of(4, DAY, 379, "ｻﾄｳ ﾊﾅｺ").takenBack());

    private static Deposits.File read(byte[] file) {
        try {
            return DepositFileReader.read(file);
        } catch (BadFileException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> keys(byte[] file) {
        return read(file).deposits().stream().map(Deposit::lineKey).toList();
    }

    private static byte[] edit(byte[] file, int offset, String bytes) {
        byte[] changed = file.clone();
        byte[] put = bytes.getBytes(Charset.forName("ISO-8859-1"));
        System.arraycopy(put, 0, changed, offset, put.length);
        return changed;
    }

    private static void assertRefused(byte[] file, int record, int offset, String what) {
        assertThatThrownBy(() -> DepositFileReader.read(file)).isInstanceOfSatisfying(BadFileException.class, bad -> {
            assertThat(bad.code()).isEqualTo("payment.banktransfer." + what);
            assertThat(bad.recordNumber()).as("record").isEqualTo(record);
            assertThat(bad.offset()).as("offset").isEqualTo(offset);
        });
    }

    @ParameterizedTest
    @CsvSource({"A, 01A", "B, 01B", "STATEMENT, 03"})
    void givesBackWhatTheBankWrote(Form form, String format) {
        Deposits.File file = read(BankFile.of(form, ROWS));
        assertThat(file.format()).isEqualTo(format);
        assertThat(file.account()).isEqualTo("9999-001-1-1234567");
        assertThat(file.deposits())
                .extracting(Deposit::recordNumber, Deposit::date, Deposit::amount, Deposit::payer, Deposit::cancelled)
                .containsExactly(
                        tuple(2, DAY, Yen.of(4950), "1234567897 ﾔﾏﾀﾞ ﾀﾛｳ", false),
                        tuple(3, DAY.plusDays(1), Yen.of(1), "ｶ)ﾉﾚﾝｼﾖｳｼﾞ", false),
                        tuple(4, DAY, Yen.of(9_999_999_999L), "ｻﾄｳ ﾊﾅｺ", false),
                        tuple(5, DAY, Yen.of(379), "ｻﾄｳ ﾊﾅｺ", true));
    }

    @ParameterizedTest
    @CsvSource({"A, 100", "A, 4950", "A, 9999999999", "B, 1", "B, 100", "B, 4950", "B, 999999999999"})
    void tellsFormAFromFormBByTheTotal(Form form, long amount) {
        Deposits.File file = read(BankFile.of(form, List.of(Row.of(1, DAY, amount, "1234567897 ﾔﾏﾀﾞ"))));
        assertThat(file.format()).isEqualTo("01" + form);
        assertThat(file.deposits()).extracting(Deposit::amount).containsExactly(Yen.of(amount));
    }

    static Stream<String[]> separatorsAndEnds() {
        return Stream.of("", "\r", "\n", "\r\n")
                .flatMap(s -> Stream.of("", "\u001A", "\u001A\r\n").map(eof -> new String[] {s, eof}));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void readsEverySeparatorAndEnd(Form form) {
        List<String> expected = keys(BankFile.of(form, ROWS));
        separatorsAndEnds().forEach(s -> assertThat(
                        keys(new BankFile(form).separator(s[0], s[1]).write(ROWS)))
                .isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void acceptsBothWaysOfCountingWhatIsTakenBack(int way) {
        BankFile file =
                way == 1 ? new BankFile(Form.A).countingCancelledInTotal() : new BankFile(Form.A).withoutCancelTotals();
        assertThat(read(file.write(ROWS)).deposits()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void readsAFileWithoutDepositsAndOneOfSeveralAccounts(Form form) {
        assertThat(read(BankFile.of(form, List.of())).deposits()).isEmpty();
        Deposits.File two = read(new BankFile(form).writeAccounts(List.of(ROWS.subList(0, 2), ROWS.subList(2, 4))));
        assertThat(two.account()).isEqualTo("9999-001-1-1234567, 9999-001-1-1234568");
        assertThat(two.deposits()).extracting(Deposit::recordNumber).containsExactly(2, 3, 6, 7);
    }

    @Test
    void aStatementsOtherLinesAreNobodysDeposit() {
        List<Row> rows = List.of(
                Row.of(1, DAY, 100, "ﾔﾏﾀﾞ").kind("211"),
                Row.of(2, DAY, 200, "ﾔﾏﾀﾞ").kind("110"),
                Row.of(3, DAY, 0, "ﾃｽｳﾘﾖｳ").kind("218"));
        assertThat(read(BankFile.of(Form.STATEMENT, rows)).deposits())
                .extracting(Deposit::amount)
                .containsExactly(Yen.of(200));
    }

    @Test
    void theSameDepositHasTheSameKeyInEveryFileAndFormat() {
        List<String> expected = keys(BankFile.of(Form.A, ROWS));
        assertThat(keys(BankFile.of(Form.B, ROWS))).isEqualTo(expected);
        assertThat(keys(BankFile.of(Form.STATEMENT, ROWS))).isEqualTo(expected);
        List<Row> later = new ArrayList<>(List.of(Row.of(9, DAY, 4950, "ｵｵﾊﾗ")));
        later.addAll(ROWS);
        assertThat(keys(BankFile.of(Form.A, later))).containsAll(expected).hasSize(5);
    }

    @Test
    void equalDepositsOfTheSameDayKeepTheirOwnKeys() {
        Row first = Row.of(7, DAY, 4950, "ﾔﾏﾀﾞ ﾀﾛｳ");
        List<String> numbered = keys(BankFile.of(Form.A, List.of(first, Row.of(8, DAY, 4950, "ﾔﾏﾀﾞ ﾀﾛｳ"))));
        assertThat(numbered).doesNotHaveDuplicates();
        List<String> unnumbered = keys(BankFile.of(Form.A, Collections.nCopies(3, Row.of(0, DAY, 4950, "ﾔﾏﾀﾞ ﾀﾛｳ"))));
        assertThat(unnumbered).doesNotHaveDuplicates();
        assertThat(keys(BankFile.of(Form.A, Collections.nCopies(4, Row.of(0, DAY, 4950, "ﾔﾏﾀﾞ ﾀﾛｳ")))))
                .as("a later file with one more")
                .containsAll(unnumbered);
    }

    @Test
    void everyFactOfADepositIsPartOfItsKey() {
        Row row = Row.of(1, DAY, 4950, "ﾔﾏﾀﾞ");
        List<Row> rows = List.of(
                row,
                Row.of(2, DAY, 4950, "ﾔﾏﾀﾞ"),
                Row.of(1, DAY.plusDays(1), 4950, "ﾔﾏﾀﾞ"),
                Row.of(1, DAY, 4951, "ﾔﾏﾀﾞ"),
                Row.of(1, DAY, 4950, "ﾔﾏﾀ"),
                row.takenBack(),
                row.cheques(4950));
        List<String> keys = keys(BankFile.of(Form.A, rows));
        assertThat(new HashSet<>(keys)).hasSize(rows.size());
        assertThat(keys(new BankFile(Form.A).writeAccounts(List.of(List.of(), rows))))
                .doesNotContainAnyElementsOf(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "010501, 2019-05-01",
        "011231, 2019-12-31",
        "020101, 2020-01-01",
        "060229, 2024-02-29",
        "081124, 2026-11-24"
    })
    void readsDaysOfTheReiwaEra(String written, LocalDate day) {
        byte[] file = edit(BankFile.of(Form.A, ROWS.subList(0, 1)), 202 + 7, written);
        assertThat(read(file).deposits().get(0).date()).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"010430", "000101", "080229", "081301", "080100", "081131", "080000"})
    void refusesDaysThatAreNone(String written) {
        assertRefused(edit(BankFile.of(Form.A, ROWS), 202 + 7, written), 2, 7, "bad-date");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 2, 1, 0, bad-header",
        "1, 1, 02, 1, 0, bad-header",
        "1, 1, 9, 1, 0, bad-header",
        "1, 25, x, 1, 25, bad-number",
        "2, 0, 7, 2, 0, bad-order",
        "2, 1, 00000x, 2, 6, bad-number",
        "2, 19, 0000004951, 6, 1, bad-total",
        "2, 19, 0000000000, 2, 0, bad-amount",
        "6, 0, 9, 6, 0, bad-order",
        "6, 1, 000002, 6, 1, bad-total",
        "6, 19, 000002, 6, 19, bad-total",
        "7, 0, 8, 7, 0, bad-order",
        "7, 0, 2, 7, 0, bad-order"
    })
    void namesTheRecordAndTheOffset(int at, int offset, String bytes, int record, int where, String what) {
        assertRefused(edit(BankFile.of(Form.A, ROWS), (at - 1) * 202 + offset, bytes), record, where, what);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x1F, 0x7F, 0x80, 0xA0, 0xE0, 0xFF})
    void refusesCharactersThatABankDoesNotWrite(int code) {
        assertRefused(edit(BankFile.of(Form.A, ROWS), 202 + 50, Character.toString(code)), 2, 50, "bad-character");
        assertRefused(edit(BankFile.of(Form.B, ROWS), 202 + 53, Character.toString(code)), 2, 53, "bad-character");
    }

    @ParameterizedTest
    @CsvSource({"1, 000002, 1", "7, 0000000000001, 1", "20, 000009, 20", "26, 0000000000001, 20"})
    void addsUpAStatementsTrailer(int offset, String bytes, int where) {
        assertRefused(edit(BankFile.of(Form.STATEMENT, ROWS), 5 * 202 + offset, bytes), 6, where, "bad-total");
    }

    @Test
    void refusesAStatementLineThatNeitherComesInNorGoesOut() {
        assertRefused(edit(BankFile.of(Form.STATEMENT, ROWS), 202 + 21, "3"), 2, 21, "bad-direction");
    }

    @Test
    void refusesWhatComesBehindTheEnd() {
        byte[] good = BankFile.of(Form.A, ROWS);
        byte[] longer = new byte[good.length + 1];
        System.arraycopy(good, 0, longer, 0, good.length);
        longer[good.length] = ' ';
        assertRefused(longer, 8, 0, "bad-end");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void refusesAFileCutOffAnywhere(Form form) {
        byte[] good = new BankFile(form).separator("", "").write(ROWS);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertRefused(cut, length / 200 + 1, length % 200, "bad-length");
        }
    }
}
