package jp.noren.payment.npinvoice.internal.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The handle of a transaction. Later calls name it by the company's id alone; the amount rides along because their answers never repeat it.
 *
 * @param transactionId the company's {@code npTransactionId}
 * @param amount yen with tax that were registered
 */
public record Reference(String transactionId, long amount) {
    private static final Pattern TEXT = Pattern.compile("([0-9A-Za-z]{1,40})-([1-9][0-9]{0,8})");

    /** @return empty for what was not written by {@link #text} */
    public static Optional<Reference> parse(String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new Reference(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** At most 50 characters. */
    public String text() {
        return transactionId + "-" + amount;
    }
}
