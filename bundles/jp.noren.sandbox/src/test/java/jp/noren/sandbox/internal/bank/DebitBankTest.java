package jp.noren.sandbox.internal.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A bank that collects: strict with what comes, byte by byte in what it answers")
class DebitBankTest {
    private static final Charset SINGLE_BYTE = Charset.forName("windows-31j");
    private static final String HEADER =
            "19101234567890ｶ)ﾃｽﾄ ｼﾖｳｼﾞ                             12289999ﾃｽﾄｷﾞﾝｺｳ       001"
                    + "ﾎﾝﾃﾝ           11234567                 ";

    private Instant now = Instant.parse("2026-12-10T01:00:00Z");
    private DebitBank bank = new DebitBank(null, () -> now);

    private static String row(String account, long amount) {
        return "29999ﾃｽﾄｷﾞﾝｺｳ       002ｼﾌﾞﾔ               1" + account + "%-30s".formatted("ﾔﾏﾀﾞ ﾀﾛｳ")
                + "%010d".formatted(amount) + "1" + "00000000000000000042" + "0        ";
    }

    private static List<String> records(String... rows) {
        List<String> records = new ArrayList<>(List.of(HEADER));
        long sum = 0;
        for (String row : rows) {
            records.add(row);
            sum += Long.parseLong(row.substring(80, 90));
        }
        records.add("%-120s".formatted("8%06d%012d".formatted(rows.length, sum) + "0".repeat(36)));
        records.add("%-120s".formatted("9"));
        return records;
    }

    private static byte[] bytes(List<String> records, String separator) {
        return (String.join(separator, records) + separator).getBytes(SINGLE_BYTE);
    }

    private static byte[] request(String... rows) {
        return bytes(records(rows), "\r\n");
    }

    private void daysGoBy() {
        now = Instant.parse("2026-12-28T00:00:00Z");
    }

    @Test
    void takesARequestAndAnswersOnTheDay() throws Exception {
        DebitBank.Receipt receipt = bank.take(request(row("7654321", 3300), row("9990001", 500)));
        assertThat(receipt.collectOn()).isEqualTo("2026-12-28");
        assertThat(receipt.debits()).isEqualTo(2);
        assertThat(receipt.total()).isEqualTo(3800);
        assertThat(bank.results(receipt.id())).isEmpty();
        assertThat(bank.book()).extracting(DebitBank.Debit::result).containsOnlyNulls();

        daysGoBy();
        String[] results = new String(bank.results(receipt.id()).orElseThrow(), SINGLE_BYTE).split("\r\n");
        assertThat(results).hasSize(5).allMatch(record -> record.length() == 120);
        assertThat(results[0]).isEqualTo(HEADER);
        assertThat(results[1]).isEqualTo(row("7654321", 3300));
        assertThat(results[2].substring(111)).isEqualTo("1        ");
        assertThat(results[3])
                .isEqualTo("%-120s".formatted("8000002000000003800" + "000001000000003300" + "000001000000000500"));
        assertThat(results[4]).isEqualTo("%-120s".formatted("9"));
        assertThat(bank.book().get(1))
                .isEqualTo(new DebitBank.Debit(
                        receipt.id(),
                        LocalDate.of(2026, 12, 28),
                        "9999-002-1-9990001",
                        "00000000000000000042",
                        500,
                        "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "9990001, 500, 1", "9990002, 500, 2", "9990003, 500, 3", "9990004, 500, 4", "9990008, 500, 8",
        "9990009, 500, 9", "9990005, 500, 0", "7654321, 9990001, 1", "7654321, 9990002, 2", "7654321, 9990003, 3",
        "7654321, 9990004, 4", "7654321, 9990008, 8", "7654321, 9990009, 9", "7654321, 9990000, 0"
    })
    void magicAccountsAndAmountsEndAsTheyAreAskedTo(String account, long amount, char result) {
        assertThat(MagicDebits.result(row(account, amount))).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r", "\n", "\r\n"})
    void takesAnySeparatorIfItIsTheSameThroughout(String separator) throws Exception {
        assertThat(bank.take(bytes(records(row("7654321", 3300)), separator)).debits())
                .isOne();
    }

    @Test
    void theSameFileAgainIsTheSameRequest() throws Exception {
        DebitBank.Receipt first = bank.take(request(row("7654321", 3300)));
        assertThat(bank.take(request(row("7654321", 3300)))).isEqualTo(first);
        assertThat(bank.book()).hasSize(1);
        assertSentBack(request(row("1111111", 1), row("7654321", 3300)), 3, 91);
        assertThat(bank.book()).hasSize(1);
    }

    private void assertSentBack(byte[] file, int record, int offset) {
        DebitBank.RefusedFileException refused =
                catchThrowableOfType(DebitBank.RefusedFileException.class, () -> bank.take(file));
        assertThat(refused).isNotNull();
        assertThat(refused.args()).containsEntry("record", record).containsEntry("offset", offset);
    }

    @ParameterizedTest(name = "record {0}, offset {1}: {2}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "1, 0, x, 1, 0",
                "1, 1, 21, 1, 1",
                "1, 3, 1, 1, 3",
                "1, 4, A, 1, 4",
                "1, 14, \" \", 1, 14",
                "1, 54, 1227, 1, 54",
                "1, 54, 1301, 1, 54",
                "1, 54, 0230, 1, 54",
                "1, 62, ﾞ, 1, 62",
                "1, 95, 3, 1, 95",
                "1, 103, x, 1, 103",
                "2, 5, ｬ, 2, 5",
                "2, 38, x, 2, 38",
                "2, 42, 4, 2, 42",
                "2, 50, ｰ, 2, 50",
                "2, 51, ﾟ, 2, 50",
                "2, 50, a, 2, 50",
                "2, 50, ｦ, 2, 50",
                "2, 80, 0000000000, 2, 80",
                "2, 80, \" \", 2, 80",
                "2, 90, 3, 2, 90",
                "2, 91, \"42                  \", 2, 91",
                "2, 111, 1, 2, 111",
                "2, 112, x, 2, 112",
                "3, 1, 000002, 3, 1",
                "3, 7, 000000003301, 3, 7",
                "3, 19, 1, 3, 19",
                "3, 60, 0, 3, 55",
                "4, 1, 9, 4, 1"
            })
    void sendsBackWhatIsNotRightToTheByte(int record, int at, String text, int badRecord, int offset) {
        List<String> records = records(row("7654321", 3300));
        String old = records.get(record - 1);
        records.set(record - 1, old.substring(0, at) + text + old.substring(at + text.length()));
        assertSentBack(bytes(records, "\r\n"), badRecord, offset);
        assertThat(bank.book()).isEmpty();
    }

    @Test
    void sendsBackWhatIsNotWholeOrNotInOrder() {
        byte[] good = request(row("7654321", 3300));
        assertSentBack(java.util.Arrays.copyOf(good, good.length - 1), 4, 120);
        assertSentBack(new byte[0], 1, 0);
        List<String> records = records(row("7654321", 3300));
        records.remove(3);
        assertSentBack(bytes(records, "\r\n"), 3, 0);
        assertSentBack(bytes(records(), "\r\n"), 3, 0);
        String mixed = new String(good, SINGLE_BYTE).replaceFirst("(?s)(.{130}.*?)\r\n", "$1\n\n");
        assertSentBack(mixed.getBytes(SINGLE_BYTE), 2, 120);
    }

    @Test
    void theBookOutlivesTheProcess(@TempDir Path folder) throws Exception {
        bank = new DebitBank(folder, () -> now);
        DebitBank.Receipt receipt = bank.take(request(row("7654321", 3300)));
        DebitBank again = new DebitBank(folder, () -> now);
        assertThat(again.book()).isEqualTo(bank.book()).hasSize(1);
        daysGoBy();
        assertThat(again.results(receipt.id()).orElseThrow())
                .isEqualTo(bank.results(receipt.id()).orElseThrow());
        assertThat(again.take(request(row("7654321", 3300)))).isEqualTo(receipt);
    }
}
