package jp.noren.payment.sbps.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JisTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            テスト              | テスト
            くらうど棚          | くらうど棚
            a―b                | a-b
            1〜2                | 1-2
            1～2                | 1-2
            3−1                | 3-1
            3－1                | 3-1
            a‖b                | a/b
            5¢                 | 5c
            5￡                 | 5L
            ￢                  | -
            髙橋               | 高橋
            山﨑               | 山崎
            ①㈱Ⅲ              | 1(株)III
            ﾊﾞﾝｸﾞ              | バング
            «a»                | ≪a≫
            ¥100               | ￥100
            Đỗ Anh Tuấn        | Do Anh Tuan
            Crème brûlée       | Creme brulee
            𠮷野家             | 〓野家
            家族👨‍👩‍👧          | 家族〓〓〓〓〓
            €                  | 〓
            ㍻                  | 平成
            ソ能表十           | ソ能表十
            """)
    void replacesWhatTheFieldDoesNotTake(String text, String sent) {
        assertThat(JisText.fit(text, 40)).isEqualTo(sent);
    }

    @Test
    void asciiThatTheInterfaceForbids() {
        assertThat(JisText.fit("{x}~^`|\\", 40)).isEqualTo("(x)- '//");
    }

    @Test
    void controlCharactersAndEndsBecomeBlankOrNothing() {
        assertThat(JisText.fit("\t a\r\nb\u0000c\u3000", 40)).isEqualTo("a  b c");
        assertThat(JisText.fit("", 40)).isEmpty();
    }

    @Test
    void cutsBetweenCharactersNeverWithin() {
        assertThat(JisText.fit("あいうえお", 5)).isEqualTo("あい");
        assertThat(JisText.fit("aあい", 4)).isEqualTo("aあ");
        assertThat(JisText.fit("あいう", 6)).isEqualTo("あいう");
        assertThat(JisText.fit("あ い", 3)).isEqualTo("あ");
    }

    @Test
    void theRestGoesOnWhereTheFirstPartWasCut() {
        String name = "くらうど棚オンラインストア";
        assertThat(JisText.fit(name, 20)).isEqualTo("くらうど棚オンライン");
        assertThat(JisText.rest(name, 20, 20)).isEqualTo("ストア");
        assertThat(JisText.rest("クラシノクラ", 20, 20)).isEmpty();
        assertThat(JisText.rest("ITreviewオンラインストア", 20, 20)).isEqualTo("トア");
    }

    /** Whatever comes in, the wire gets JIS X 0208 and ASCII alone, and reads back as what was written. */
    @Test
    void everyCharacterOfTheBasicPlaneBecomesSendable() {
        for (int c = 1; c < 0x10000; c++) {
            if (Character.isSurrogate((char) c)) {
                continue;
            }
            String fitted = JisText.fit("x" + (char) c + "x", 40);
            byte[] bytes = fitted.getBytes(JisText.SHIFT_JIS);
            assertThat(new String(bytes, JisText.SHIFT_JIS)).as("U+%04X", c).isEqualTo(fitted);
            assertSendable(bytes, c);
        }
    }

    private static void assertSendable(byte[] bytes, int c) {
        for (int i = 0; i < bytes.length; i++) {
            int lead = bytes[i] & 0xff;
            if (lead < 0x80) {
                assertThat("^\\`{|}~".indexOf(lead)).as("U+%04X", c).isNegative();
            } else {
                int code = lead << 8 | bytes[++i] & 0xff;
                boolean vendor = code >= 0x8540 && code <= 0x889e || code > 0xeaa4;
                assertThat(vendor).as("U+%04X as %04X", c, code).isFalse();
            }
        }
    }
}
