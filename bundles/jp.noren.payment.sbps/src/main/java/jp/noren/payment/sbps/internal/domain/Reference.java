package jp.noren.payment.sbps.internal.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The handle of a card payment. Later calls name the payment by {@code tracking_id} and {@code sps_transaction_id} of the authorisation together; the
 * amount rides along because the payment company's answers never repeat it.
 *
 * @param trackingId 14 digits
 * @param transactionId 32 characters
 * @param amount yen that were authorised
 */
public record Reference(String trackingId, String transactionId, long amount) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{14})-([0-9A-Z]{32})-([1-9][0-9]{0,6})");

    /** @return empty for what was not written by {@link #text} */
    public static Optional<Reference> parse(String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new Reference(matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** At most 55 characters. */
    public String text() {
        return trackingId + "-" + transactionId + "-" + amount;
    }
}
