package jp.noren.access.internal.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody types to say who he is: a login id or a mail address. Full-width letters, capitals and blanks around it make no difference.
 *
 * @param text in its normal form
 */
public record LoginId(String text) {
    private static final int MAX = 200;

    /** Nothing for what can be nobody's login: blank, with blanks or control characters inside, or too long. */
    public static Optional<LoginId> parse(String typed) {
        if (typed == null || typed.length() > MAX) {
            return Optional.empty();
        }
        String normal =
                Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        boolean usable = !normal.isEmpty()
                && normal.length() <= MAX
                && normal.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || isSurrogate(c));
        return usable ? Optional.of(new LoginId(normal)) : Optional.empty();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
