package jp.noren.payment.banktransfer.internal.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A payer's name in one spelling, whoever wrote it: banks know no small kana and no long mark, and shorten the form of a company. */
public final class PayerName {
    private static final String SMALL = "ァィゥェォッャュョヮヲヵヶ";
    private static final String LARGE = "アイウエオツヤユヨワオカケ";

    /** Companies, then corporations of medicine, foundations, schools and the like, then those of lawyers, tax accountants and so on. */
    private static final String FORMS = "(?:カ|ユ|ド|メ|シ|ソ|イ|ザイ|シヤ|ガク|フク|シユウ|トクヒ|ドク|ダイ|ノウ" + "|ベン|シホウ|ギヨ|ゼイ|ロウム)";

    private static final Pattern LEGAL_FORM = Pattern.compile("^" + FORMS + "\\)|\\(" + FORMS + "(?:\\)|$)");
    private static final Pattern LONG_MARKS = Pattern.compile("[ー‐‑–—―−ｰ]");
    private static final Pattern BESIDE_THE_NAME = Pattern.compile("[\\s0-9.,・()]+");

    private PayerName() {}

    /** Two spellings of one name give the same text; digits before it (a reference) do not count. */
    public static String normalise(String name) {
        StringBuilder text = new StringBuilder(fullWidth(name));
        for (int i = 0; i < text.length(); i++) {
            text.setCharAt(i, katakana(text.charAt(i)));
        }
        String withoutDigits = text.toString().replaceAll("[\\s0-9]+", "");
        String bare = LEGAL_FORM.matcher(withoutDigits).replaceAll("");
        return BESIDE_THE_NAME.matcher(bare).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Half-width kana and their marks become whole characters, full-width digits, letters and spaces plain ones, long marks a hyphen. */
    static String fullWidth(String text) {
        return LONG_MARKS
                .matcher(Normalizer.normalize(joined(text), Normalizer.Form.NFKC))
                .replaceAll("-");
    }

    /** Marks that were typed as characters of their own belong to the kana before them. */
    private static String joined(String text) {
        return text.replace('゛', '\u3099').replace('゜', '\u309A');
    }

    private static char katakana(char c) {
        char kana = c >= 'ぁ' && c <= 'ゖ' ? (char) (c + ('ァ' - 'ぁ')) : c;
        int small = SMALL.indexOf(kana);
        return small < 0 ? kana : LARGE.charAt(small);
    }
}
