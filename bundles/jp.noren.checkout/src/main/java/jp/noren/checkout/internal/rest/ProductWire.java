package jp.noren.checkout.internal.rest;

import java.util.List;
import jp.noren.kernel.Yen;

/**
 * A product as a client sees it; texts in the language of the request.
 *
 * @param unitPrice yen without tax
 * @param unitPriceWithTax yen with tax, for one; an order's tax is rounded once per rate over all its lines
 * @param stock how many there are; absent for plans
 * @param seller the storefront's company: the party to the contract (R159, R160)
 * @param maker who makes it, where that is another (R160)
 */
public record ProductWire(
        String id,
        String storefront,
        String code,
        String kind,
        String name,
        String category,
        String unit,
        String billingCycle,
        Yen unitPrice,
        Yen unitPriceWithTax,
        int taxPercent,
        int minQuantity,
        int maxQuantity,
        Integer stock,
        String seller,
        String maker,
        TermsWire cancellationTerms,
        List<String> notices) {

    /** How the product's contract is ended (R153). */
    public record TermsWire(
            int noticeDays, String effectiveEnd, int minimumMonths, String refund, boolean autoRenew, String text) {}
}
