package jp.noren.member.internal.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name of a payer as banks exchange it: half-width kana without small letters, capitals, digits and a few signs, 48 at most.
 * What a person types in full-width kana or hiragana is turned into that form.
 */
public final class TransferName {
    private static final int MAX = 48;
    private static final String FULL = "ヲアイウエオアイウエオヤユヨツカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private static final String HALF = "ｦｱｲｳｴｵｱｲｳｴｵﾔﾕﾖﾂｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
    private static final Map<Character, Character> SMALL =
            Map.of('ァ', 'ア', 'ィ', 'イ', 'ゥ', 'ウ', 'ェ', 'エ', 'ォ', 'オ', 'ャ', 'ヤ', 'ュ', 'ユ', 'ョ', 'ヨ', 'ッ', 'ツ');
    private static final Map<Character, Character> SIGNS = Map.of(
            '\u3099', 'ﾞ', '\u309A', 'ﾟ', 'ー', '-', '・', '.', '「', '｢', '」', '｣', '、', ',', '。', '.', '‐', '-', '−',
            '-');

    private TransferName() {}

    /** The name in the banks' characters, or nothing when a character of it has no such form or it is too long. */
    public static Optional<String> parse(String typed) {
        String parts = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String name = Normalizer.normalize(parts, Normalizer.Form.NFD)
                .chars()
                .mapToObj(c -> String.valueOf(half((char) c)))
                .collect(Collectors.joining())
                .replaceAll(" +", " ");
        boolean usable = name.matches("[ｦｱ-ﾝﾞﾟA-Z0-9 ().,/\\\\｢｣-]+") && name.length() <= MAX;
        return usable ? Optional.of(name) : Optional.empty();
    }

    private static char half(char c) {
        char katakana = c >= 'ぁ' && c <= 'ん' ? (char) (c - 'ぁ' + 'ァ') : c;
        char large = SMALL.getOrDefault(katakana, katakana);
        int at = FULL.indexOf(large);
        return at >= 0 ? HALF.charAt(at) : SIGNS.getOrDefault(large, large);
    }
}
