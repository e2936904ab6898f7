package jp.noren.checkout.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;

/** The orders, and the stock they hold. */
public interface Orders {

    /** A line of the history (R106). */
    record Summary(
            String id,
            String number,
            Instant placedAt,
            OrderStatus status,
            CancelReason reason,
            String method,
            Yen total) {}

    /**
     * Takes what is bought out of the stock by conditional updates, in the order of the products' ids.
     *
     * @return what there was not enough of
     */
    Optional<Item> hold(List<Item> items);

    /** Puts it back. */
    void release(List<Item> items);

    /** Writes a new order; false when the member has used the key already. */
    boolean add(Order order, String key);

    /** Moves an order on from the status it was in; false when it was not in it any more. */
    boolean move(Order before, Order after);

    Optional<Order> find(String id);

    Optional<Order> findByKey(String member, String key);

    /** A member's orders, newest first. */
    List<Summary> page(String member, Slice slice);

    /** Orders whose transfer should have come by the day before. */
    List<String> overdue(LocalDate today, int limit);

    /**
     * Open orders (but for awaited transfers) that nobody has looked at since, the longest first; marks them as looked at.
     *
     * @param before who was looked at before it
     */
    List<String> neglected(Instant before, Instant now, int limit);
}
