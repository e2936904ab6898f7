package jp.noren.checkout.internal.domain;

import java.util.Map;
import jp.noren.kernel.Decision;

/** How many of a product one order may hold, both ends included. */
public record QuantityLimits(int min, int max) {
    public QuantityLimits {
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("no limits: " + min + " to " + max);
        }
    }

    /** An order holds no fewer than the minimum and no more than the maximum of a product. */
    public Decision judge(int quantity) {
        return min <= quantity && quantity <= max
                ? Decision.allowed()
                : Decision.rejected("checkout.quantity-out-of-range", Map.of("min", min, "max", max));
    }
}
