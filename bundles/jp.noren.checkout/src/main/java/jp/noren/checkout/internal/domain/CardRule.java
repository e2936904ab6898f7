package jp.noren.checkout.internal.domain;

import java.util.Map;
import jp.noren.kernel.Decision;

/** What a card must be before anything is sent to the payment company. */
public final class CardRule {
    private CardRule() {}

    /** Only the brands the storefront names (R130). */
    public static Decision brand(Shop shop, String brand) {
        return shop.cardBrands().contains(brand)
                ? Decision.allowed()
                : Decision.rejected("checkout.brand-not-accepted", Map.of("brand", brand));
    }

    /** ご利用できるお支払い方法は一括払いのみ: one payment, nothing else (R131). */
    public static Decision instalments(int instalments) {
        return instalments == 1
                ? Decision.allowed()
                : Decision.rejected("checkout.instalments-not-accepted", Map.of("instalments", instalments));
    }
}
