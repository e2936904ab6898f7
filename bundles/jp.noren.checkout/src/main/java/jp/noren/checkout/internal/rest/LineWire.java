package jp.noren.checkout.internal.rest;

import java.util.List;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.Product;
import jp.noren.checkout.internal.domain.Total;
import jp.noren.kernel.Yen;

/**
 * A line of a cart or an order (R108).
 *
 * @param unitPrice yen without tax
 * @param amount yen without tax
 */
public record LineWire(
        String product,
        String code,
        String name,
        String unit,
        String billingCycle,
        int quantity,
        Yen unitPrice,
        Yen amount,
        int taxPercent,
        ProductWire.TermsWire cancellationTerms) {

    /** @param taxable yen without tax of all lines with this rate */
    public record TaxWire(int percent, Yen taxable, Yen tax) {}

    static List<LineWire> of(List<Item> items, String language) {
        return items.stream().map(item -> of(item, language)).toList();
    }

    private static LineWire of(Item item, String language) {
        Product product = item.product();
        return new LineWire(
                product.id(),
                product.code(),
                product.description().name().in(language),
                product.sale().unit(),
                product.sale().cycle().name(),
                item.quantity(),
                product.sale().unitPrice(),
                item.amount(),
                product.sale().taxRate().percent(),
                ProductWriter.terms(product.terms(), language));
    }

    static List<TaxWire> taxes(Total total) {
        return total.perRate().stream()
                .map(rate -> new TaxWire(rate.rate().percent(), rate.net(), rate.tax()))
                .toList();
    }
}
