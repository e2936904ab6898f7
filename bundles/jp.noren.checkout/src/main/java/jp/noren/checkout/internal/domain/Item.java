package jp.noren.checkout.internal.domain;

import jp.noren.kernel.Yen;

/** So many of a product: a line of a cart or of an order. */
public record Item(Product product, int quantity) {

    /** Yen without tax. */
    public Yen amount() {
        return product.sale().unitPrice().times(quantity);
    }
}
