package jp.noren.member.internal.domain;

import java.text.Normalizer;
import java.util.Optional;

/** A Japanese postcode: seven digits, written 150-0001. */
public final class Postcode {
    private static final int AREA = 3;

    private Postcode() {}

    public static Optional<String> parse(String typed) {
        String code = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().replace('ー', '-');
        if (!code.matches("[0-9]{3}-?[0-9]{4}")) {
            return Optional.empty();
        }
        String digits = code.replace("-", "");
        return Optional.of(digits.substring(0, AREA) + "-" + digits.substring(AREA));
    }
}
