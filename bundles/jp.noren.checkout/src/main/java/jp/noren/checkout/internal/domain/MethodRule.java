package jp.noren.checkout.internal.domain;

import java.util.Map;
import jp.noren.kernel.Decision;

/** Which methods of payment a storefront lets a buyer choose from (R117, R118). */
public final class MethodRule {
    private MethodRule() {}

    /** The storefront sells by this method at all, and NP掛け払い is for corporations and sole proprietors only. */
    public static Decision judge(Shop shop, String method, String buyerKind) {
        return shop.methods().contains(method) && isFor(shop, method, buyerKind)
                ? Decision.allowed()
                : Decision.rejected("checkout.method-not-offered", Map.of("method", method));
    }

    /** A private individual does not even see NP (R118). */
    public static boolean isFor(Shop shop, String method, String buyerKind) {
        return !Tender.of(method).isOnAccount() || shop.npBuyers().contains(buyerKind);
    }
}
