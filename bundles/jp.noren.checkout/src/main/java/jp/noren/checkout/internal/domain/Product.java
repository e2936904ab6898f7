package jp.noren.checkout.internal.domain;

import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/**
 * Something a storefront sells, as it was sold in one edition: an edition never changes, so an order that names it keeps the name, the price and
 * the cancellation terms that were agreed (R108, R153).
 *
 * @param id {@code prd_…}
 * @param edition from 1; each change of the catalogue makes the next
 * @param code the storefront's own article number
 * @param active whether it is for sale
 */
public record Product(
        String id,
        int edition,
        String storefront,
        String code,
        boolean active,
        Description description,
        Sale sale,
        Optional<CancellationTerms> terms) {

    public enum Kind {
        /** Things that lie in the stock. */
        GOODS,
        /** A plan of a software service; there is no stock of it. */
        PLAN
    }

    public enum BillingCycle {
        ONCE,
        MONTHLY,
        ANNUAL
    }

    /** @param maker who makes it; the seller is the storefront's company (R160). Empty when it is the same */
    public record Description(LocalizedText name, String category, String maker) {}

    /**
     * @param unit what one of it is: {@code PIECE}, {@code SEAT}, {@code ACCOUNT}, {@code FLAT}
     * @param unitPrice yen without tax
     */
    public record Sale(
            Kind kind, String unit, BillingCycle cycle, Yen unitPrice, TaxRate taxRate, QuantityLimits limits) {}

    public boolean hasStock() {
        return sale.kind() == Kind.GOODS;
    }
}
