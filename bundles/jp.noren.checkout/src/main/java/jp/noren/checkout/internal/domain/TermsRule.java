package jp.noren.checkout.internal.domain;

import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Decision;

/** The storefront's terms in force must be agreed to before an order; a newer version asks again at the next order (R105). */
public final class TermsRule {
    private TermsRule() {}

    /**
     * @param inForce the version in force, if the storefront has terms
     * @param agreed the version the member agreed to last, or null
     * @param agreesNow the version the order itself agrees to, or null
     */
    public static Decision judge(Optional<String> inForce, String agreed, String agreesNow) {
        return inForce.isEmpty()
                        || inForce.get().equals(agreed)
                        || inForce.get().equals(agreesNow)
                ? Decision.allowed()
                : Decision.rejected("checkout.terms-not-agreed", Map.of("version", inForce.get()));
    }

    /** Whether the order brings a consent that is not stored yet. */
    public static boolean isNew(Optional<String> inForce, String agreed) {
        return inForce.isPresent() && !inForce.get().equals(agreed);
    }
}
