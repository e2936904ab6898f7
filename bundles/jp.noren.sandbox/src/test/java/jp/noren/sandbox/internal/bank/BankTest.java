package jp.noren.sandbox.internal.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files byte by byte, against the layouts of the Zengin form. */
class BankTest {
    private static final Charset SINGLE_BYTE = Charset.forName("windows-31j");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private static Bank.Line line(String payer, long amount) {
        return new Bank.Line(payer, amount, DAY, false, false);
    }

    private static String[] records(byte[] file) {
        String text = new String(file, SINGLE_BYTE);
        assertThat(file.length % 202).isZero();
        assertThat(text).endsWith("\r\n");
        return text.split("\r\n");
    }

    @Test
    void noticeOfTransfersReceived() {
        Bank.Line back = new Bank.Line("ｷｼﾓﾄ ﾕｽﾞ", 500, DAY.plusDays(1), true, false);
        String[] records =
                records(new Bank(41).notice(List.of(line("1234567890ｷｼﾓﾄ ﾕｽﾞ", 379), back), DAY.plusDays(2)));

        assertThat(records).hasSize(5).allMatch(record -> record.length() == 200);
        assertThat(records[0])
                .startsWith("1010081112081110081111" + "9999" + "ﾉﾚﾝｷﾞﾝｺｳ       " + "001" + "ﾎﾝﾃﾝ           " + "1"
                        + "1234567" + "ﾉﾚﾝ(ｶ");
        assertThat(records[1])
                .startsWith("2" + "000042" + "081110" + "081110" + "0000000379" + "0000000000" + "0000000000"
                        + "1234567890ｷｼﾓﾄ ﾕｽﾞ");
        assertThat(records[1].substring(127, 128)).isEqualTo("0");
        assertThat(records[2]).startsWith("2" + "000043" + "081111");
        assertThat(records[2].substring(127, 128)).isEqualTo("1");
        assertThat(records[3]).startsWith("8" + "000001" + "000000000379" + "000001" + "000000000500");
        assertThat(records[4]).isEqualTo("9" + " ".repeat(199));
    }

    @Test
    void statementOfTheAccount() {
        Bank.Line cheque = new Bank.Line("ｶ)ﾃｽﾄ", 9_999_999_999L, DAY, false, true);
        Bank.Line back = new Bank.Line("ｷｼﾓﾄ", 379, DAY, true, false);
        String[] records = records(new Bank(0).statement(List.of(line("ｷｼﾓﾄ", 379), cheque, back), DAY));

        assertThat(records).hasSize(6).allMatch(record -> record.length() == 200);
        assertThat(records[0].substring(59, 63)).isEqualTo("0001");
        assertThat(records[0].substring(63, 73)).isEqualTo("0001234567");
        assertThat(records[1])
                .startsWith("2" + "00000001" + "081110" + "081110" + "1" + "11" + "000000000379" + "000000000000");
        assertThat(records[1].substring(81, 86)).isEqualTo("ｷｼﾓﾄ ");
        assertThat(records[2].substring(21)).startsWith("1" + "12" + "009999999999" + "009999999999");
        assertThat(records[3].substring(21)).startsWith("2" + "19" + "000000000379");
        assertThat(records[4])
                .startsWith("8" + "000002" + "0010000000378" + "000001" + "0000000000379" + "1" + "00009999999999"
                        + "0000003");
        assertThat(records[5]).startsWith("9" + "0000000006" + "00001");
    }

    @Test
    void equalTransfersOfTwoFilesStayTwo() {
        Bank bank = new Bank(0);
        List<Bank.Line> same = List.of(line("ｷｼﾓﾄ", 379));
        assertThat(bank.notice(same, DAY)).isNotEqualTo(bank.notice(same, DAY));
    }

    @ParameterizedTest
    @CsvSource({
        "キシモト　ユズ, ｷｼﾓﾄ ﾕｽﾞ",
        "きしもと ゆず, ｷｼﾓﾄ ﾕｽﾞ",
        "ｼｮｰｳｨﾝﾄﾞｳ, ｼﾖ-ｳｲﾝﾄﾞｳ",
        "パーティー, ﾊﾟ-ﾃｲ-",
        "ヲカダ, ｵｶﾀﾞ",
        "ヴァン, ｳﾞｱﾝ",
        "ドー・アイン, !",
        "kura123, KURA123",
        "カ)テスト, ｶ)ﾃｽﾄ",
        "岸本, !",
        "Đỗ, !"
    })
    void namesAreWrittenAsBanksWriteThem(String name, String written) {
        if (written.equals("!")) {
            assertThatThrownBy(() -> HalfWidth.field(name, 48)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(new String(HalfWidth.field(name, 48), SINGLE_BYTE).strip())
                    .isEqualTo(written);
        }
    }

    @Test
    void aNameIsNeverCutBetweenAKanaAndItsMark() {
        assertThat(new String(HalfWidth.field("ガガガ", 5), SINGLE_BYTE)).isEqualTo("ｶﾞｶﾞ ");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 10_000_000_000L})
    void amountsOutsideTheFieldAreRefused(long amount) {
        assertThatThrownBy(() -> line("ｱ", amount)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void daysBeforeTheEraAreRefused() {
        assertThatThrownBy(() -> new Bank.Line("ｱ", 1, LocalDate.of(2019, 4, 30), false, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
