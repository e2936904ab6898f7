package jp.noren.checkout.internal.domain;

import java.util.Map;
import jp.noren.kernel.Decision;

/**
 * Who buys on account agrees before the order that the claim for its price is assigned to the payment company, and that the company is told what it needs
 * for its review and its bill (R119).
 */
public final class AssignmentRule {
    /** The text {@code checkout.assignment-<version>}; a new text gets a new version, and the old one stays readable. */
    public static final String VERSION = "2026-11";

    private AssignmentRule() {}

    /** @param agreed the version the buyer agrees to with this order, or null */
    public static Decision judge(Tender tender, String agreed) {
        return !tender.isOnAccount() || VERSION.equals(agreed)
                ? Decision.allowed()
                : Decision.rejected("checkout.assignment-not-agreed", Map.of("version", VERSION));
    }
}
