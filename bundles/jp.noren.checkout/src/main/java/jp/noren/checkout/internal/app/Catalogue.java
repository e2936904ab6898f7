package jp.noren.checkout.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.checkout.internal.domain.Product;
import jp.noren.checkout.internal.domain.ProductDraft;
import jp.noren.kernel.Slice;

/** What the storefronts sell. */
public interface Catalogue {

    /** @param stock how many there are; empty for plans */
    record Listed(Product product, Optional<Integer> stock) {}

    /** The product in its present edition, for sale or not. */
    Optional<Listed> find(String product);

    /** The products for sale, by article number. */
    List<Listed> page(String storefront, Slice slice);

    /** Every product of a storefront by article number, for sale or not. */
    List<Product> all(String storefront);

    /** Makes a new product, with an edition of number 1. */
    void add(String storefront, ProductDraft draft);

    /** Gives a product its next edition, and the stock if the draft names one. */
    void change(Product product, ProductDraft draft);

    /** Sets what lies in the stock. */
    void count(String product, int quantity);
}
