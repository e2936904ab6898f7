package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What the payment company tells of a card it keeps. Never a number.
 *
 * @param brand such as {@code VISA}; null when not told
 * @param last4 four digits; null when not told
 * @param expires last month in which it can be used; null when not told
 */
public record CardFace(String brand, String last4, YearMonth expires) {
    public static final CardFace UNKNOWN = new CardFace(null, null, null);

    /** R024: it can no longer be charged on a settlement day. */
    public boolean expiresBefore(LocalDate settlement) {
        return expires != null && expires.isBefore(YearMonth.from(settlement));
    }

    /** R024: the member is warned from the first day of the month of expiry on. */
    public boolean isToBeRenewed(LocalDate today) {
        return expires != null && !expires.isAfter(YearMonth.from(today));
    }
}
