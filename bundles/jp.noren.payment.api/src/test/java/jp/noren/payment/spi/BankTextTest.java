package jp.noren.payment.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Names as the banks' files hold them")
class BankTextTest {
    private static final Charset SINGLE_BYTE = Charset.forName("windows-31j");
    private static final String KANA =
            "アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドナニヌネノ" + "ハバパヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワンヴァィゥェォッャュョヮヵヶー";

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "ヤマダ　タロウ, ﾔﾏﾀﾞ ﾀﾛｳ",
        "やまだ たろう, ﾔﾏﾀﾞ ﾀﾛｳ",
        "ﾔﾏﾀﾞ   ﾀﾛｳ, ﾔﾏﾀﾞ ﾀﾛｳ",
        "ヤマタ゛, ﾔﾏﾀﾞ",
        "ハ゜ン, ﾊﾟﾝ",
        "シュッパンシャ, ｼﾕﾂﾊﾟﾝｼﾔ",
        "ローマ, ﾛ-ﾏ",
        "ﾛｰﾏ, ﾛ-ﾏ",
        "ロ－マ, ﾛ-ﾏ",
        "ヲカダ, ｵｶﾀﾞ",
        "ヴィオラ, ｳﾞｲｵﾗ",
        "関 ケ原, !",
        "１２３ＡＢｃ, 123ABC",
        "クラウド・タナ, ｸﾗｳﾄﾞ.ﾀﾅ",
        "Nguyễn Văn Đức, NGUYEN VAN DUC",
        "カ）テスト　ショウジ, ｶ)ﾃｽﾄ ｼﾖｳｼﾞ"
    })
    void areWrittenInOneByteACharacter(String name, String written) {
        assertThat(BankText.of(name)).isEqualTo(written.equals("!") ? Optional.empty() : Optional.of(written));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "株式会社ノレン, ｶ)ﾉﾚﾝ",
        "ノレン株式会社, ﾉﾚﾝ(ｶ",
        "ノレン株式会社トウキョウ, ﾉﾚﾝ(ｶ)ﾄｳｷﾖｳ",
        "㈱ノレン, ｶ)ﾉﾚﾝ",
        "ノレン（株）, ﾉﾚﾝ(ｶ",
        "カブシキガイシャ ノレン, ｶ)ﾉﾚﾝ",
        "ｶﾌﾞｼｷｶﾞｲｼｬ ﾉﾚﾝ, ｶ)ﾉﾚﾝ",
        "かぶしきかいしゃ のれん, ｶ)ﾉﾚﾝ",
        "有限会社ノレン, ﾕ)ﾉﾚﾝ",
        "合同会社ノレン, ﾄﾞ)ﾉﾚﾝ",
        "ゴウシガイシャ ノレン, ｼ)ﾉﾚﾝ",
        "ノレン合名会社, ﾉﾚﾝ(ﾒ",
        "医療法人社団ノレン, ｲ)ﾉﾚﾝ",
        "一般社団法人ノレン, ｼﾔ)ﾉﾚﾝ",
        "公益財団法人ノレン, ｻﾞｲ)ﾉﾚﾝ",
        "学校法人ノレン, ｶﾞｸ)ﾉﾚﾝ",
        "社会福祉法人ノレン, ﾌｸ)ﾉﾚﾝ",
        "特定非営利活動法人ノレン, ﾄｸﾋ)ﾉﾚﾝ",
        "税理士法人ノレン, ｾﾞｲ)ﾉﾚﾝ",
        "宗教法人ノレン, ｼﾕｳ)ﾉﾚﾝ"
    })
    void shortenTheFormOfACompany(String name, String written) {
        assertThat(BankText.of(name)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　", "岸本", "ア゛", "゛カ", "カ゛゛", "マ゜", "ノレン！", "a_b", "株式会社", "ｦ", "A\tB"})
    void refuseWhatBanksDoNotHave(String name) {
        assertThat(BankText.of(name)).isEqualTo(name.equals("ｦ") ? Optional.of("ｵ") : Optional.empty());
    }

    @Test
    void refuseNothing() {
        assertThat(BankText.of(null)).isEmpty();
        assertThat(BankText.isName(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ｧ", "ｬ", "ｯ", "ｰ", "ｦ", "ﾞ", "ｱﾞ", "ｶﾟ", "a", "ｶ･ｶ", "｢ｶ｣", "/", "\\", "ﾔﾏﾀﾞ　ﾀﾛｳ"})
    void aFieldForANameTakesNoSmallKanaNoLongMarkAndNoStrayMark(String text) {
        assertThat(BankText.isName(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ｶﾞｶﾞｶﾞ, 5, ｶﾞｶﾞ", "ｶﾞｶﾞｶﾞ, 6, ｶﾞｶﾞｶﾞ", "ﾊﾟ, 1, ''", "ﾔﾏﾀﾞ, 3, ﾔﾏ", "ﾔﾏﾀﾞ, 4, ﾔﾏﾀﾞ", "ABC, 2, AB"})
    void areNeverCutBetweenAKanaAndItsMark(String text, int bytes, String fit) {
        assertThat(BankText.fit(text, bytes)).isEqualTo(fit);
    }

    /** 20,000 names: what comes out is the same however it was typed, can be read back byte by byte, and stays what it is. */
    @Test
    void propertiesOfWhateverName() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String name = name(random);
            String written = BankText.of(name).orElseThrow();

            assertThat(BankText.of(written)).as("again: %s", name).contains(written);
            assertThat(BankText.of(hiragana(name))).as("in hiragana: %s", name).contains(written);
            assertThat(BankText.of(Normalizer.normalize(name, Normalizer.Form.NFD)))
                    .as("decomposed: %s", name)
                    .contains(written);
            assertThat(written.getBytes(SINGLE_BYTE)).hasSize(written.length());
            assertThat(new String(written.getBytes(SINGLE_BYTE), SINGLE_BYTE)).isEqualTo(written);
            int room = 1 + random.nextInt(30);
            String fit = BankText.fit(written, room);
            assertThat(fit.length()).isBetween(Math.min(room, written.length()) - 1, room);
            assertThat(written).startsWith(fit);
            assertThat(fit.isBlank() || BankText.isName(fit))
                    .as("%s in %d bytes: %s", written, room, fit)
                    .isTrue();
            assertThat(written.substring(fit.length())).doesNotStartWith("ﾞ").doesNotStartWith("ﾟ");
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 1 + random.nextInt(24); i > 0; i--) {
            boolean gap = name.length() > 0 && i > 1 && random.nextInt(8) == 0;
            name.append(gap ? '　' : KANA.charAt(random.nextInt(KANA.length())));
        }
        return name.toString();
    }

    private static String hiragana(String katakana) {
        StringBuilder hiragana = new StringBuilder();
        for (char c : katakana.toCharArray()) {
            hiragana.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - 'ァ' + 'ぁ') : c);
        }
        return hiragana.toString();
    }

    /** Whatever it is given, it answers with a name of the banks or with nothing. */
    @Test
    void takesAnything() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder anything = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                anything.append(
                        (char) (random.nextBoolean() ? random.nextInt(0x10000) : 0x3040 + random.nextInt(0xC0)));
            }
            assertThat(BankText.of(anything.toString()).map(BankText::isName).orElse(true))
                    .isTrue();
        }
    }
}
