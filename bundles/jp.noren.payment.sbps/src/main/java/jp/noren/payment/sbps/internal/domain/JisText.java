package jp.noren.payment.sbps.internal.domain;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes any text fit for a multi-byte field: only JIS X 0208 and printable ASCII without {@code ^ \ ` { | } ~} are let through.
 * What is outside is replaced before it is sent (interface 3746): dashes and waves by a hyphen, signs of NEC and IBM by what they mean,
 * variants of kanji by the standard form, letters with marks by the bare letter, anything else by the geta mark.
 */
public final class JisText {
    /** Shift_JIS as the payment company uses it; with the name of the vendor's table so that no JVM picks another. */
    public static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private static final String GETA = "〓";
    /** A voiced half-width kana is two characters that become one, so they are taken together. */
    private static final Pattern HALF_WIDTH_KANA = Pattern.compile("[\uff61-\uff9f]+");

    private static final String FORBIDDEN_ASCII = "^\\`{|}~";
    private static final Map<String, String> REPLACED = Map.ofEntries(
            Map.entry("―", "-"),
            Map.entry("—", "-"),
            Map.entry("–", "-"),
            Map.entry("‐", "-"),
            Map.entry("−", "-"),
            Map.entry("－", "-"),
            Map.entry("〜", "-"),
            Map.entry("～", "-"),
            Map.entry("~", "-"),
            Map.entry("‖", "/"),
            Map.entry("∥", "/"),
            Map.entry("|", "/"),
            Map.entry("\\", "/"),
            Map.entry("{", "("),
            Map.entry("}", ")"),
            Map.entry("`", "'"),
            Map.entry("^", " "),
            Map.entry("¢", "c"),
            Map.entry("￠", "c"),
            Map.entry("£", "L"),
            Map.entry("￡", "L"),
            Map.entry("¬", "-"),
            Map.entry("￢", "-"),
            Map.entry("¥", "￥"),
            Map.entry("髙", "高"),
            Map.entry("﨑", "崎"),
            Map.entry("德", "徳"),
            Map.entry("濵", "浜"),
            Map.entry("寬", "寛"),
            Map.entry("đ", "d"),
            Map.entry("Đ", "D"));

    private JisText() {}

    /**
     * @param maxBytes length of the field in bytes of Shift_JIS; the text is cut between characters, never within one
     * @return a text that the field takes; blanks at its ends are gone, as the checksum wants it
     */
    public static String fit(String text, int maxBytes) {
        String composed = HALF_WIDTH_KANA
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(run -> Normalizer.normalize(run.group(), Normalizer.Form.NFKC));
        StringBuilder fitted = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> fitted.append(replacement(Character.toString(c))));
        // some characters share a code with a look-alike: what is written is what the other side will read
        String asRead = new String(fitted.toString().getBytes(SHIFT_JIS), SHIFT_JIS);
        return cut(asRead.strip(), maxBytes).strip();
    }

    /** The part of a text after its first bytes, where {@link #fit} cut it; empty when nothing was left over. */
    public static String rest(String text, int skippedBytes, int maxBytes) {
        String whole = fit(text, skippedBytes + maxBytes + 1);
        return fit(whole.substring(cut(whole, skippedBytes).length()), maxBytes);
    }

    private static String cut(String text, int maxBytes) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            bytes += text.charAt(end) < 0x80 ? 1 : 2;
            if (bytes > maxBytes) {
                break;
            }
            end++;
        }
        return text.substring(0, end);
    }

    private static String replacement(String c) {
        String replaced = REPLACED.get(c);
        if (replaced != null) {
            return replaced;
        }
        if (c.length() == 1 && isAllowed(c.charAt(0))) {
            return c;
        }
        if (Character.isISOControl(c.codePointAt(0)) || Character.isWhitespace(c.codePointAt(0))) {
            return " ";
        }
        return plainForm(c);
    }

    /** Compatibility forms (circled digits, ㈱, half-width kana) and letters with marks have a plain form; the rest has none. */
    private static String plainForm(String c) {
        String compatible = Normalizer.normalize(c, Normalizer.Form.NFKC);
        if (isAllowed(compatible)) {
            return compatible;
        }
        String bare = Normalizer.normalize(c, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return !bare.isEmpty() && isAllowed(bare) ? bare : GETA;
    }

    private static boolean isAllowed(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isAllowed((char) c));
    }

    private static boolean isAllowed(char c) {
        if (c < 0x80) {
            return c >= 0x20 && c < 0x7f && FORBIDDEN_ASCII.indexOf(c) < 0;
        }
        byte[] bytes = Character.toString(c).getBytes(SHIFT_JIS);
        return bytes.length == 2 && isJisX0208((bytes[0] & 0xff) << 8 | bytes[1] & 0xff);
    }

    /** Rows 1 to 8 and 16 to 84 of JIS X 0208; the vendors' rows (NEC 13, IBM, users' own) lie outside. */
    private static boolean isJisX0208(int code) {
        int lead = code >> 8;
        return (lead >= 0x81 && lead <= 0x84 || lead >= 0x88 && lead <= 0x9f || lead >= 0xe0 && code <= 0xeaa4)
                && !isAmbiguous(code);
    }

    /** Codes that two tables read as different characters: ― 〜 ‖ − ¢ £ ¬. */
    private static boolean isAmbiguous(int code) {
        return switch (code) {
            case 0x815c, 0x8160, 0x8161, 0x817c, 0x8191, 0x8192, 0x81ca -> true;
            default -> false;
        };
    }
}
