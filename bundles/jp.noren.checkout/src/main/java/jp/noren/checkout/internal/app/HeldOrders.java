package jp.noren.checkout.internal.app;

import java.time.Instant;
import java.util.List;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.kernel.Slice;

/** The orders that are over their buyers' credit lines (R156, R157). */
public interface HeldOrders {

    /** @param until when it is cancelled */
    record Held(Orders.Summary order, Order.Owner owner, Instant until) {}

    /** A member's, in the order of placing. */
    List<String> of(String storefront, String member);

    /** All, in the order of placing. */
    List<Held> oldest(int limit);

    /** All, the newest first. */
    List<Held> page(Slice slice);
}
