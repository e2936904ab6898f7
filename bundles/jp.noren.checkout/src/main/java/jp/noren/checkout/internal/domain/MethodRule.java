package jp.noren.checkout.internal.domain;

import java.util.Map;
import jp.noren.kernel.Decision;

/** Which methods of payment a storefront lets a buyer choose from (R117, R118). */
public final class MethodRule {
    /** NP掛け払い: 請求代行 for business only. */
    public static final String NP = "NP";

    private MethodRule() {}

    /** The storefront sells by this method at all, and NP is for corporations and sole proprietors only. */
    public static Decision judge(Shop shop, String method, String buyerKind) {
        return shop.methods().contains(method) && isFor(shop, method, buyerKind)
                ? Decision.allowed()
                : Decision.rejected("checkout.method-not-offered", Map.of("method", method));
    }

    /** A private individual does not even see NP (R118). */
    public static boolean isFor(Shop shop, String method, String buyerKind) {
        return !NP.equals(method) || shop.npBuyers().contains(buyerKind);
    }
}
