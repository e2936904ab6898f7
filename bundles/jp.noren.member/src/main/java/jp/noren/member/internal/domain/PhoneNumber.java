package jp.noren.member.internal.domain;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A telephone number: ten digits from 0 on as in Japan, eleven for mobile and IP telephones, or {@code +} and the country's number. Hyphens stay
 * where they are.
 */
public final class PhoneNumber {
    private PhoneNumber() {}

    /** The number in half-width characters, or nothing when it is none. */
    public static Optional<String> parse(String typed) {
        String number = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .strip()
                .replace('ー', '-')
                .replace('−', '-')
                .replace('‐', '-');
        boolean form = number.matches("[0-9]+(-[0-9]+){0,3}") || number.matches("\\+[0-9]+([- ][0-9]+){0,4}");
        String digits = number.replaceAll("[^0-9]", "");
        boolean japanese = digits.matches("0[256789]0[0-9]{8}|0(?![256789]0)[0-9]{9}") && !number.startsWith("+");
        boolean foreign = number.startsWith("+") && digits.length() >= 8 && digits.length() <= 15;
        return form && (japanese || foreign) ? Optional.of(number) : Optional.empty();
    }
}
