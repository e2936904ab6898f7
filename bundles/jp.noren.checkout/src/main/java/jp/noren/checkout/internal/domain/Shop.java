package jp.noren.checkout.internal.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A storefront's rules of selling, as its policies stand on one day.
 *
 * @param storefront its id
 * @param termsVersion the terms in force, when it has any (R105)
 * @param methods the methods it sells by, in the order it names them (R117)
 * @param npBuyers who may buy on NP's account (R118)
 * @param cardBrands what it accepts (R130)
 * @param transferDueDays how many days a transfer may take
 * @param holdDays how many days an order over the credit line is held (R157)
 * @param fulfilsWhenPaid whether payment is all it waits for
 * @param returnOrigins where a buyer's browser may be sent back to
 */
public record Shop(
        String storefront,
        Optional<String> termsVersion,
        List<String> methods,
        Set<String> npBuyers,
        Set<String> cardBrands,
        int transferDueDays,
        int holdDays,
        boolean fulfilsWhenPaid,
        List<String> returnOrigins) {
    public Shop {
        methods = List.copyOf(methods);
        npBuyers = Set.copyOf(npBuyers);
        cardBrands = Set.copyOf(cardBrands);
        returnOrigins = List.copyOf(returnOrigins);
    }
}
