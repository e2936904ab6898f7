package jp.noren.payment.spi;

import java.time.YearMonth;

/**
 * What a payment company tells of a card that it keeps. Never a number.
 *
 * @param brand null when not told
 * @param last4 four digits; null when not told
 * @param expires last month in which it can be used; null when not told
 */
public record KeptCard(CardBrand brand, String last4, YearMonth expires) {
    public KeptCard {
        if (last4 != null && !last4.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("not four digits");
        }
    }
}
