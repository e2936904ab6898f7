package jp.noren.checkout.internal.domain;

import java.util.Collection;

/** What remains to be done once an order is paid. */
public final class Fulfilment {
    private Fulfilment() {}

    /**
     * Software is handed over with the payment; goods when the storefront's policy {@code fulfilWhen} is {@code PAID}, else they wait as paid until
     * somebody sends them.
     */
    public static boolean withPayment(Collection<Item> items, boolean shopFulfilsWhenPaid) {
        return shopFulfilsWhenPaid
                || items.stream().noneMatch(item -> item.product().hasStock());
    }
}
