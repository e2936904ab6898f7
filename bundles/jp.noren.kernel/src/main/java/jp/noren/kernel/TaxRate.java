package jp.noren.kernel;

/**
 * A rate of consumption tax in whole percent (10, or 8 for the reduced rate).
 * The tax of a document is rounded once per rate, never per line (design.md section 6, seed rule of the qualified invoice).
 *
 * @param percent 0 to 99
 */
public record TaxRate(int percent) {
    public static final TaxRate STANDARD = new TaxRate(10);
    public static final TaxRate REDUCED = new TaxRate(8);

    public TaxRate {
        if (percent < 0 || percent > 99) {
            throw new IllegalArgumentException("tax rate out of range: " + percent);
        }
    }

    /** The tax on a sum without tax, rounded down to whole yen. Call it once per rate and document, on the sum of all lines. */
    public Yen taxOn(Yen sumWithoutTax) {
        return Yen.of(Math.floorDiv(Math.multiplyExact(sumWithoutTax.amount(), percent), 100L));
    }
}
