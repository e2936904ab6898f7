package jp.noren.checkout.internal.domain;

import java.util.Optional;

/**
 * What a catalogue file says of one product.
 *
 * @param code the storefront's own article number
 * @param stock how many there are now; empty to leave the count as it is, and for plans
 */
public record ProductDraft(
        String code,
        boolean active,
        Product.Description description,
        Product.Sale sale,
        Optional<CancellationTerms> terms,
        Optional<Integer> stock) {

    /** Whether the catalogue already says so. */
    public boolean says(Product product) {
        return active == product.active()
                && description.equals(product.description())
                && sale.equals(product.sale())
                && terms.equals(product.terms());
    }
}
