package jp.noren.payment.spi;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short forms by which banks write what kind of a corporation it is: {@code ｶ)} before a name, {@code (ｶ} behind it, {@code (ｶ)} within. */
final class LegalForms {

    private record Form(String shortForm, Pattern spellings) {}

    /** Longer spellings first: one may end in another. Single letters in brackets are what people write for it. */
    private static final List<Form> FORMS = forms(
            "カ 株式会社|カブシキガイシヤ|カブシキカイシヤ|\\(株\\)",
            "ユ 有限会社|ユウゲンガイシヤ|ユウゲンカイシヤ|\\(有\\)",
            "ド 合同会社|ゴウドウガイシヤ|ゴウドウカイシヤ|\\(同\\)",
            "メ 合名会社|ゴウメイガイシヤ|ゴウメイカイシヤ|\\(名\\)",
            "シ 合資会社|ゴウシガイシヤ|ゴウシカイシヤ|\\(資\\)",
            "ソ 相互会社|ソウゴガイシヤ|ソウゴカイシヤ",
            "イ 社会医療法人|医療法人社団|医療法人財団|医療法人|シヤカイイリヨウホウジン|イリヨウホウジンシヤダン|イリヨウホウジンザイダン|イリヨウホウジン|\\(医\\)",
            "ザイ (?:一般|公益|イツパン|コウエキ)?(?:財団法人|ザイダンホウジン)|\\(財\\)",
            "シヤ (?:一般|公益|イツパン|コウエキ)?(?:社団法人|シヤダンホウジン)|\\(社\\)",
            "シユウ 宗教法人|シユウキヨウホウジン|\\(宗\\)",
            "ガク 学校法人|ガツコウホウジン|\\(学\\)",
            "フク 社会福祉法人|シヤカイフクシホウジン|\\(福\\)",
            "トクヒ 特定非営利活動法人|トクテイヒエイリカツドウホウジン",
            "ドク 独立行政法人|ドクリツギヨウセイホウジン",
            "ベン 弁護士法人|ベンゴシホウジン",
            "シホウ 司法書士法人|シホウシヨシホウジン",
            "ギヨ 行政書士法人|ギヨウセイシヨシホウジン",
            "ゼイ 税理士法人|ゼイリシホウジン",
            "ロウム 社会保険労務士法人|シヤカイホケンロウムシホウジン",
            "ダイ (?:国立|公立|コクリツ|コウリツ)(?:大学法人|ダイガクホウジン)",
            "ノウ 農事組合法人|ノウジクミアイホウジン");

    /** What every spelling of a form has something of; most names have nothing of it, and need not be looked at closer. */
    private static final Pattern HINT = Pattern.compile("会社|法人|シヤ|ホウジン|\\([株有同名資医財社宗学福]\\)");

    private LegalForms() {}

    private static List<Form> forms(String... rows) {
        List<Form> forms = new ArrayList<>();
        for (String row : rows) {
            int gap = row.indexOf(' ');
            forms.add(new Form(row.substring(0, gap), Pattern.compile("\\s*(?:" + row.substring(gap + 1) + ")\\s*")));
        }
        return forms;
    }

    /** In full width. The form's own kana may be small or large. */
    static String shorten(String name) {
        String text = katakana(Normalizer.normalize(joined(name), Normalizer.Form.NFKC))
                .strip();
        if (!HINT.matcher(text).find()) {
            return text;
        }
        for (Form form : FORMS) {
            Matcher found = form.spellings().matcher(text);
            if (found.find() && found.end() - found.start() < text.length()) {
                String mark = found.start() == 0
                        ? form.shortForm() + ")"
                        : found.end() == text.length() ? "(" + form.shortForm() : "(" + form.shortForm() + ")";
                return text.substring(0, found.start()) + mark + text.substring(found.end());
            }
        }
        return text;
    }

    /** Marks that stand by themselves join the kana before them. */
    private static String joined(String name) {
        return name == null ? "" : name.replace('゛', '\u3099').replace('゜', '\u309A');
    }

    private static String katakana(String text) {
        StringBuilder katakana = new StringBuilder(text);
        for (int i = 0; i < katakana.length(); i++) {
            char c = katakana.charAt(i);
            char kana = c >= 'ぁ' && c <= 'ゖ' ? (char) (c + 'ァ' - 'ぁ') : c;
            int small = "ァィゥェォッャュョヮ".indexOf(kana);
            katakana.setCharAt(i, small < 0 ? kana : "アイウエオツヤユヨワ".charAt(small));
        }
        return katakana.toString();
    }
}
