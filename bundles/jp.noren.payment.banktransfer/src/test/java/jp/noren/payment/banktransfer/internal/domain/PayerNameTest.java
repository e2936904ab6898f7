package jp.noren.payment.banktransfer.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayerNameTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ﾔﾏﾀﾞ ﾀﾛｳ               | ヤマダ タロウ",
                "ﾔﾏﾀﾞﾀﾛｳ                | ﾔﾏﾀﾞ  ﾀﾛｳ",
                "1234567897 ﾔﾏﾀﾞ ﾀﾛｳ    | ﾔﾏﾀﾞ ﾀﾛｳ",
                "やまだ　たろう             | ﾔﾏﾀﾞ ﾀﾛｳ",
                "ｺﾊﾞﾔｼ ｼｭﾝﾍﾟｲ           | コバヤシ シユンペイ",
                "ﾎｯﾀ                    | ﾎﾂﾀ",
                "ｶ)ﾉﾚﾝ                  | ﾉﾚﾝ(ｶ",
                "(ｶ)ﾉﾚﾝ                 | ﾉﾚﾝ(ｶ)",
                "ｶ)ﾉﾚﾝ                  | カ）ノレン",
                "ﾄﾞ)ﾉﾚﾝ                 | ノレン",
                "ﾕ)ﾉﾚﾝｼﾖｳｼﾞ             | ノレンショウジ",
                "ｼﾔ)ﾉﾚﾝｷﾖｳｶｲ            | ノレンキョウカイ",
                "ｻﾝﾘﾝ ﾀﾛｰ               | サンリン タロー",
                "ｻﾝﾘﾝ ﾀﾛ-               | サンリン タロ－",
                "ｸﾗｳﾄﾞ.ﾀﾅ               | クラウド・タナ",
                "NOREN LTD              | ｎｏｒｅｎ ｌｔｄ",
                "ｵﾉ ｶｦﾙ                 | オノ カオル"
            })
    void twoSpellingsOfOneNameAreTheSame(String one, String other) {
        assertThat(PayerName.normalise(one)).isNotEmpty().isEqualTo(PayerName.normalise(other));
    }

    @ParameterizedTest
    @CsvSource({"ﾊﾗ ﾀﾛｳ, ﾊﾞﾗ ﾀﾛｳ", "ﾊﾗ, ﾊﾟﾗ", "ﾀﾛｰ, ﾀﾛ", "ｶﾄﾞﾏ, ﾏ", "ﾔﾏﾀﾞ ﾀﾛｳ, ﾔﾏﾀﾞ ｼﾞﾛｳ", "ｼﾏ, ﾏ"})
    void otherNamesStayOtherNames(String one, String other) {
        assertThat(PayerName.normalise(one)).isNotEqualTo(PayerName.normalise(other));
    }

    @Test
    void isNothingWithoutLetters() {
        assertThat(PayerName.normalise(" 1234567897 (.) ")).isEmpty();
        assertThat(PayerName.normalise("ｶ)")).isEmpty();
    }
}
