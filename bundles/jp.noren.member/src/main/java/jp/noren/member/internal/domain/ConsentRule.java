package jp.noren.member.internal.domain;

import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Decision;

/** Who registers agrees to the storefront's terms in force, by their version (R104, R105). */
public final class ConsentRule {
    private ConsentRule() {}

    /** @param inForce the version in force, if the storefront has terms */
    public static Decision judge(Optional<String> inForce, String agreed) {
        return inForce.isEmpty() || inForce.get().equals(agreed)
                ? Decision.allowed()
                : Decision.rejected("member.terms-not-agreed", Map.of("version", inForce.get()));
    }
}
