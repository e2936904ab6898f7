package jp.noren.billing.internal.domain;

import jp.noren.kernel.Yen;

/**
 * One line of what was delivered.
 *
 * @param unitPrice yen without tax; negative for a discount
 */
public record ClaimLine(String name, long quantity, Yen unitPrice, int taxPercent) {
    public Yen amount() {
        return unitPrice.times(quantity);
    }
}
