package jp.noren.billing.internal.domain;

import java.util.Locale;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/** How the tax of a bill becomes whole yen: once per rate, on the sum of all its lines (R138). */
public enum TaxRounding {
    FLOOR,
    HALF_UP,
    CEIL;

    /** @param policy such as {@code FLOOR_PER_INVOICE_AND_RATE}; what is not known is a fault of the data */
    public static TaxRounding of(String policy) {
        String word = policy.toUpperCase(Locale.ROOT);
        for (TaxRounding rounding : values()) {
            if (word.equals(rounding.name()) || word.startsWith(rounding.name() + "_")) {
                return rounding;
            }
        }
        throw new IllegalArgumentException("taxRounding is not known: " + policy);
    }

    public Yen tax(TaxRate rate, Yen net) {
        Yen floor = rate.taxOn(net);
        long hundredths = Math.floorMod(Math.multiplyExact(net.amount(), rate.percent()), 100L);
        boolean up =
                switch (this) {
                    case FLOOR -> false;
                    case HALF_UP -> hundredths >= 50;
                    case CEIL -> hundredths > 0;
                };
        return up ? floor.plus(Yen.of(1)) : floor;
    }
}
