package jp.noren.checkout.internal.app;

import java.util.List;
import jp.noren.billing.api.Receivables;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.domain.Product;

/** What billing is told of an order on account when it ends, in the transaction that ends it. */
final class Billed {
    private static final String LANGUAGE = "ja";

    private Billed() {}

    /** A cancelled order frees its part of the credit line at once (R158); any other is owed from now on (R122). */
    static void settle(Order order, Accounts.Visit accounts) {
        if (order.status() == OrderStatus.CANCELLED) {
            accounts.lines().free(order.id());
        } else {
            accounts.receivables().claim(claim(order));
        }
    }

    private static Receivables.Claim claim(Order order) {
        return new Receivables.Claim(
                order.owner().storefront(),
                order.owner().member(),
                order.id(),
                order.number(),
                order.payment().id(),
                order.changedAt(),
                lines(order),
                order.total().gross());
    }

    private static List<Receivables.Line> lines(Order order) {
        return order.items().stream().map(Billed::line).toList();
    }

    private static Receivables.Line line(Item item) {
        Product product = item.product();
        return new Receivables.Line(
                product.description().name().in(LANGUAGE),
                item.quantity(),
                product.sale().unitPrice(),
                product.sale().taxRate().percent());
    }
}
