package jp.noren.checkout.internal.rest;

import java.time.Instant;
import jp.noren.billing.api.CreditLines;
import jp.noren.checkout.internal.app.ListHeld;
import jp.noren.checkout.internal.app.Orders;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;

/**
 * An order over its buyer's credit line, as the desk sees it.
 *
 * @param heldUntil when it is cancelled
 * @param creditLine absent while billing is away
 */
public record HeldWire(
        String id,
        String number,
        String storefront,
        String status,
        String reason,
        Instant placedAt,
        Instant heldUntil,
        Yen total,
        BuyerWire buyer,
        LineWire creditLine) {

    public record BuyerWire(String member, String name, String email) {
        private static BuyerWire of(MemberView buyer) {
            return new BuyerWire(buyer.id(), buyer.name(), buyer.email());
        }
    }

    /** Yen with tax (R158). */
    public record LineWire(Yen limit, Yen used, Yen free) {
        private static LineWire of(CreditLines.Line line) {
            return new LineWire(line.limit(), line.used(), line.free());
        }
    }

    static HeldWire of(ListHeld.Row row) {
        Orders.Summary order = row.held().order();
        return new HeldWire(
                order.id(),
                order.number(),
                row.held().owner().storefront(),
                order.status().word(),
                "credit_limit",
                order.placedAt(),
                row.held().until(),
                order.total(),
                row.buyer().map(BuyerWire::of).orElse(null),
                row.line().map(LineWire::of).orElse(null));
    }
}
