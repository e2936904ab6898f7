package jp.noren.sandbox.internal.bank;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Turns a name as people write it into the one byte a character of the banks: half-width kana without small ones, capitals, digits, a few signs. */
final class HalfWidth {
    private static final Charset SINGLE_BYTE = Charset.forName("windows-31j");
    private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
    private static final String LARGE = "アイウエオツヤユヨワカケ";
    private static final Map<Character, String> HALF = new HashMap<>();

    static {
        for (char half = 'ｱ'; half <= 'ﾝ'; half++) {
            put(Character.toString(half));
            put(half + "ﾞ");
            put(half + "ﾟ");
        }
        HALF.put('ヲ', "ｵ");
        HALF.put('ー', "-");
        HALF.put('―', "-");
        HALF.put('−', "-");
        HALF.put('　', " ");
        HALF.put('「', "｢");
        HALF.put('」', "｣");
    }

    private HalfWidth() {}

    private static void put(String half) {
        String full = Normalizer.normalize(half, Normalizer.Form.NFKC);
        if (full.length() == 1) {
            HALF.put(full.charAt(0), half);
        }
    }

    /**
     * @param length bytes of the field; what is longer is cut, but never between a kana and its mark
     * @throws IllegalArgumentException for a character that banks do not have, such as kanji
     */
    static byte[] field(String name, int length) {
        StringBuilder field = new StringBuilder();
        for (char c : Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toCharArray()) {
            String half = half(c);
            if (field.length() + half.length() > length) {
                break;
            }
            field.append(half);
        }
        field.append(" ".repeat(length - field.length()));
        return field.toString().getBytes(SINGLE_BYTE);
    }

    private static String half(char given) {
        char kana = given >= 'ぁ' && given <= 'ゖ' ? (char) (given + 'ァ' - 'ぁ') : given;
        int small = SMALL.indexOf(kana);
        char large = small < 0 ? kana : LARGE.charAt(small);
        String half = HALF.get(large);
        if (half != null) {
            return half;
        }
        String plain = Character.toString(large).toUpperCase(Locale.ROOT);
        if (!plain.matches("[0-9A-Z ().\\-/\\\\]")) {
            throw new IllegalArgumentException("no character of the banks: " + given);
        }
        return plain;
    }
}
