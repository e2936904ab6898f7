package jp.noren.payment.directdebit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.directdebit.internal.app.DirectDebitProvider.Separator;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Collections.Debit;
import jp.noren.payment.spi.Mandate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The request to collect, Zengin 91, to the byte")
class RequestFileTest {
    private static final Charset SINGLE_BYTE = Charset.forName("windows-31j");

    private static Collections.File write(List<Debit> debits) {
        return Collectors.configured().writeCollection("TANA", Collectors.DAY, debits);
    }

    private static String[] records(Collections.File file) {
        return new String(file.content(), SINGLE_BYTE).split("\r\n");
    }

    @Test
    void theSampleComesOutByteForByte() throws Exception {
        Mandate mandate = new Mandate("42", "9999", "ﾃｽﾄｷﾞﾝｺｳ", "002", "ｼﾌﾞﾔ", 1, "7654321", "ﾔﾏﾀﾞ ﾀﾛｳ", true);
        byte[] file = Collectors.configured()
                .writeCollection("TANA", LocalDate.of(2026, 4, 27), List.of(new Debit("pay_1", mandate, Yen.of(3300))))
                .content();
        assertThat(new String(file, SINGLE_BYTE).split("\r\n"))
                .containsExactly(
                        "%-120s"
                                .formatted(
                                        "19101234567890ｶ)ﾃｽﾄ ｼﾖｳｼﾞ                             04279999ﾃｽﾄｷﾞﾝｺｳ       "
                                                + "001ﾎﾝﾃﾝ           11234567"),
                        "%-120s"
                                .formatted("29999ﾃｽﾄｷﾞﾝｺｳ       002ｼﾌﾞﾔ               17654321ﾔﾏﾀﾞ ﾀﾛｳ"
                                        + "                      00000033001000000000000000000420"),
                        "%-120s".formatted("8000001000000003300000000000000000000000000000000000000"),
                        "%-120s".formatted("9"));
        assertThat(file).hasSize(488);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
                .isEqualTo("e930da1ceb6d6aa7f1af14563fabfd43cb4928850dbeebb51dc2a6529a4d0136");
    }

    @Test
    void eachFieldStandsWhereItBelongs() {
        Mandate mandate = new Mandate("TANA-C2", "9900", "001", 9, "0000001", "ｶ)ﾀﾅ", false);
        String[] records = records(write(List.of(new Debit("k", mandate, Yen.of(9_999_999_999L)))));
        assertThat(records).hasSize(4).allMatch(record -> record.length() == 120);
        assertThat(records[0].substring(54, 58)).isEqualTo("1228");
        assertThat(records[1].substring(1, 5)).isEqualTo("9900");
        assertThat(records[1].substring(5, 20)).isBlank();
        assertThat(records[1].substring(20, 23)).isEqualTo("001");
        assertThat(records[1].substring(23, 42)).isBlank();
        assertThat(records[1].substring(42, 50)).isEqualTo("90000001");
        assertThat(records[1].substring(50, 80)).isEqualTo("%-30s".formatted("ｶ)ﾀﾅ"));
        assertThat(records[1].substring(80, 91)).isEqualTo("99999999990");
        assertThat(records[1].substring(91)).isEqualTo("TANA-C2             0        ");
        assertThat(records[2]).startsWith("8000001009999999999" + "0".repeat(36) + " ");
    }

    @Test
    void namesAreCutToTheirFieldsAndNeverBetweenAKanaAndItsMark() {
        DirectDebitProvider provider = Collectors.provider(
                Separator.CRLF, "1234567890", "ガ".repeat(41), "9999", "アガガガガガガガガ", "001", "ホンテン", "2", "1234567");
        String header = records(provider.writeCollection("TANA", Collectors.DAY, Collectors.three()))[0];
        assertThat(header.substring(14, 54)).isEqualTo("ｶﾞ".repeat(20));
        assertThat(header.substring(62, 77)).isEqualTo("ｱ" + "ｶﾞ".repeat(7));
        DirectDebitProvider odd = Collectors.provider(
                Separator.CRLF, "1234567890", "カ", "9999", "ガガガガガガガガ", "001", "ホンテン", "2", "1234567");
        assertThat(records(odd.writeCollection("TANA", Collectors.DAY, Collectors.three()))[0].substring(62, 77))
                .isEqualTo("ｶﾞ".repeat(7) + " ");
    }

    @Test
    void saysWhatItHolds() {
        Collections.File file = write(Collectors.three());
        assertThat(file.name()).isEqualTo("TANA-20261228.91");
        assertThat(file.debits()).isEqualTo(3);
        assertThat(file.total()).isEqualTo(Yen.of(10_000_003_849L));
        assertThat(write(Collectors.three()).content()).isEqualTo(file.content());
    }

    @ParameterizedTest
    @CsvSource({"CRLF, 732", "CR, 726", "LF, 726", "NONE, 720"})
    void recordsAreSeparatedAsTheBankWants(Separator separator, int bytes) {
        byte[] file = Collectors.provider(separator)
                .writeCollection("TANA", Collectors.DAY, Collectors.three())
                .content();
        assertThat(file).hasSize(bytes);
        assertThat(file[bytes - separator.bytes().length - 120]).isEqualTo((byte) '9');
    }

    @Test
    void nothingIsWrittenThatABankWouldSendBack() {
        Mandate kanji = new Mandate("1", "9999", "002", 1, "7654321", "山田", false);
        assertThatThrownBy(() -> write(List.of(new Debit("k", kanji, Yen.of(1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("payment.mandate-holder")
                .hasMessageNotContaining("7654321");
        assertThatThrownBy(() -> write(List.of(Collectors.debit(1, 10_000_000_000L))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write(List.of(Collectors.debit(1, 0)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
