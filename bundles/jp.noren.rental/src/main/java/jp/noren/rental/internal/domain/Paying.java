package jp.noren.rental.internal.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Decision;

/** How a member may pay for a contract (R030 to R033). */
public final class Paying {
    private static final Map<String, Set<String>> OFFERED = Map.of(
            "INDIVIDUAL", Set.of("CARD", "ATONE"),
            "SOLE_PROPRIETOR", Set.of("CARD", "NP"),
            "CORPORATE", Set.of("CARD", "NP"));

    private Paying() {}

    /**
     * クレジットカード払いからその他の支払い方法へのご変更は恐れ入りますが承れません: whoever pays one of his contracts by card pays the next one by card too (R030).
     *
     * @param present the methods of his live contracts
     * @param kind what the member is before the law (R033)
     */
    public static Decision applies(String method, Collection<String> present, String kind) {
        if (present.contains(Contract.Payer.CARD) && !Contract.Payer.CARD.equals(method)) {
            return Decision.rejected("rental.payment-change-not-allowed");
        }
        return OFFERED.getOrDefault(kind, Set.of()).contains(method)
                ? Decision.allowed()
                : Decision.rejected("rental.method-not-offered", Map.of("method", String.valueOf(method)));
    }

    /** A plan change is no way to another method: the member's own stays (R030). */
    public static Decision stays(String present, String wanted) {
        return wanted == null || wanted.equals(present)
                ? Decision.allowed()
                : Decision.rejected("rental.payment-change-not-allowed");
    }
}
