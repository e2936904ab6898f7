package jp.noren.checkout.internal.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.checkout.internal.app.Catalogue;
import jp.noren.checkout.internal.domain.CancellationTerms;
import jp.noren.checkout.internal.domain.Product;
import jp.noren.i18n.Messages;
import jp.noren.kernel.Yen;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Products in the language of the request. */
@Component(service = ProductWriter.class)
public final class ProductWriter {
    private final Messages messages;
    private final Storefronts storefronts;

    @Activate
    public ProductWriter(@Reference Messages messages, @Reference Storefronts storefronts) {
        this.messages = messages;
        this.storefronts = storefronts;
    }

    ProductWire listed(Catalogue.Listed listed, String language) {
        Product product = listed.product();
        Product.Sale sale = product.sale();
        Product.Description description = product.description();
        Yen price = sale.unitPrice();
        return new ProductWire(
                product.id(),
                product.storefront(),
                product.code(),
                sale.kind().name(),
                description.name().in(language),
                blankToNull(description.category()),
                sale.unit(),
                sale.cycle().name(),
                price,
                price.plus(sale.taxRate().taxOn(price)),
                sale.taxRate().percent(),
                sale.limits().min(),
                sale.limits().max(),
                listed.stock().orElse(null),
                storefronts.get(product.storefront()).company().in(language),
                blankToNull(description.maker()),
                terms(product.terms(), language),
                notices(description, language));
    }

    static ProductWire.TermsWire terms(Optional<CancellationTerms> terms, String language) {
        return terms.map(t -> new ProductWire.TermsWire(
                        t.noticeDays(),
                        t.effectiveEnd(),
                        t.minimumMonths(),
                        t.refund(),
                        t.autoRenew(),
                        t.text().in(language)))
                .orElse(null);
    }

    /** Where somebody else makes it, price and plan may differ from the maker's own (R161). */
    private List<String> notices(Product.Description description, String language) {
        return description.maker().isEmpty()
                ? List.of()
                : List.of(messages.text(language, "checkout.notice-price-differs-from-maker", Map.of()));
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
