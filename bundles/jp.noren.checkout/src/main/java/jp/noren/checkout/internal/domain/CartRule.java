package jp.noren.checkout.internal.domain;

import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException.FieldError;

/** What a cart must be to become an order. */
public final class CartRule {
    private CartRule() {}

    /** At least one line. */
    public static Decision notEmpty(List<Item> items) {
        return items.isEmpty() ? Decision.rejected("checkout.cart-empty") : Decision.allowed();
    }

    /** Each product is for sale, in a quantity within its limits; the pointers are those of the cart. */
    public static List<FieldError> faults(List<Item> items) {
        List<FieldError> faults = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            String line = "/lines/" + i;
            if (!item.product().active()) {
                faults.add(FieldError.of(line + "/product", "checkout.product-not-for-sale"));
            } else if (item.product().sale().limits().judge(item.quantity()) instanceof Decision.Rejected no) {
                faults.add(new FieldError(line + "/quantity", no.code(), no.args()));
            }
        }
        return faults;
    }
}
