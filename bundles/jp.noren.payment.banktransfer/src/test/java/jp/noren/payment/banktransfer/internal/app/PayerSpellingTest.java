package jp.noren.payment.banktransfer.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BankText;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.Deposits.Awaited;
import jp.noren.payment.spi.Deposits.Deposit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4,000 names with fixed seeds: the payer is found however he or his bank spells him, and nobody else is")
class PayerSpellingTest {
    private static final String KANA =
            "アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドナニヌネノ" + "ハバパヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワンヴァィゥェォッャュョー";
    private static final List<String> FORMS = List.of("", "", "株式会社", "㈱", "カ）", "有限会社", "合同会社", "医療法人", "学校法人");
    private static final DepositMatching MATCHING = new DepositMatching(Set.of());

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            name.append(KANA.charAt(random.nextInt(KANA.length())));
        }
        return name.insert(1 + random.nextInt(name.length() - 1), "　").toString();
    }

    /** Another way to write the same. */
    private static String respelled(String name, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> BankText.of(name).orElseThrow();
            case 1 -> hiragana(name);
            case 2 -> Normalizer.normalize(name, Normalizer.Form.NFD);
            case 3 ->
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replace('\u3099', '゛')
                        .replace('\u309A', '゜');
            case 4 -> "0123456780 " + BankText.of(name).orElseThrow().replace(" ", "");
            default -> name.replace('　', ' ').replace('ー', '－');
        };
    }

    private static String hiragana(String katakana) {
        StringBuilder hiragana = new StringBuilder();
        for (char c : katakana.toCharArray()) {
            hiragana.append(c >= 'ァ' && c <= 'ヴ' ? (char) (c - 'ァ' + 'ぁ') : c);
        }
        return hiragana.toString();
    }

    private static Deposits.Match match(String payer, String name, String other) {
        List<Awaited> awaited = List.of(
                new Awaited("pay_other", "8", other, Yen.of(500), Yen.ZERO),
                new Awaited("pay_his", "9", name, Yen.of(500), Yen.ZERO));
        return MATCHING.match(new Deposit("k", 1, LocalDate.of(2026, 11, 24), Yen.of(500), payer, false), awaited);
    }

    @Test
    void isFound() {
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            String form = FORMS.get(random.nextInt(FORMS.size()));
            String bare = name(random);
            String other = name(random) + "アン";
            String payer = form.isEmpty() ? respelled(bare, random) : respelled(form + bare, random);
            assertThat(match(payer, form + bare, other))
                    .as("seed %d: %s for %s", seed, payer, form + bare)
                    .isEqualTo(new Deposits.Match(Deposits.Kind.EXACT, Optional.of("pay_his")));
            assertThat(match(name(random) + "ワン", form + bare, other).kind())
                    .as("seed %d", seed)
                    .isEqualTo(Deposits.Kind.UNMATCHED);
        }
    }
}
