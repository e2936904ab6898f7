package jp.noren.payment.spi;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names as the banks' files hold them: JIS X 0201, one byte a character; half-width katakana with their marks as characters of their own, none of them
 * small, a hyphen for the long mark, capitals, digits, and of signs {@code ( ) - .} alone. Forms of companies are shortened, as in {@code ｶ)ﾉﾚﾝ}.
 */
public final class BankText {
    private static final String SMALL = "ァィゥェォッャュョヮヵヶヲヰヱ";
    private static final String LARGE = "アイウエオツヤユヨワカケオイエ";
    private static final String VOICED = "ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ";
    private static final String HALF_VOICED = "ﾊﾋﾌﾍﾎ";
    private static final String LONG_MARKS = "ー‐‑‒–—―−ｰ─━";
    private static final String SIGNS = " ()-.";
    private static final Map<Character, Character> HALF = new HashMap<>();

    static {
        for (char half = 'ｱ'; half <= 'ﾝ'; half++) {
            HALF.put(
                    Normalizer.normalize(String.valueOf(half), Normalizer.Form.NFKD)
                            .charAt(0),
                    half);
        }
        HALF.put('\u3099', 'ﾞ');
        HALF.put('\u309A', 'ﾟ');
        HALF.put('・', '.');
        LONG_MARKS.chars().forEach(mark -> HALF.put((char) mark, '-'));
    }

    private BankText() {}

    /**
     * The name as a bank writes it, from whatever way people write it: any width, hiragana or katakana, a form of company in kana, in kanji, or as a
     * sign ({@code 株式会社}, {@code ㈱}).
     *
     * @return empty when nothing is left, or when the name has a character that banks do not have, such as other kanji
     */
    public static Optional<String> of(String name) {
        String decomposed = Normalizer.normalize(LegalForms.shorten(name), Normalizer.Form.NFKD);
        StringBuilder text = new StringBuilder(decomposed.length());
        for (char given : decomposed.toCharArray()) {
            char c = single(given);
            boolean superfluous = c == 0 || c == ' ' && (text.length() == 0 || text.charAt(text.length() - 1) == ' ');
            if (!superfluous) {
                text.append(c);
            }
        }
        String written = text.toString().strip();
        return isName(written) ? Optional.of(written) : Optional.empty();
    }

    /** Whether it can stand in a field for a name as it is. */
    public static boolean isName(String text) {
        if (text == null || text.isBlank()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            boolean fits =
                    switch (c) {
                        case 'ﾞ' -> VOICED.indexOf(before) >= 0;
                        case 'ﾟ' -> HALF_VOICED.indexOf(before) >= 0;
                        default -> c >= 'ｱ' && c <= 'ﾝ' || isPlain(c);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The beginning of a name that fits a field, never cut between a kana and its mark. */
    public static String fit(String text, int bytes) {
        if (text.length() <= bytes) {
            return text;
        }
        char next = text.charAt(bytes);
        return text.substring(0, next == 'ﾞ' || next == 'ﾟ' ? bytes - 1 : bytes);
    }

    private static boolean isPlain(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || SIGNS.indexOf(c) >= 0;
    }

    /** 0 for an accent, which banks leave out; what banks do not have stays as it is. */
    private static char single(char given) {
        if (given >= '\u0300' && given <= '\u036F') {
            return 0;
        }
        char kana = given >= 'ぁ' && given <= 'ゖ' ? (char) (given + 'ァ' - 'ぁ') : given;
        int small = SMALL.indexOf(kana);
        Character half = HALF.get(small < 0 ? kana : LARGE.charAt(small));
        if (half != null) {
            return half;
        }
        return given == 'đ' || given == 'Đ' ? 'D' : given < 0x80 ? Character.toUpperCase(given) : given;
    }
}
