package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/**
 * What has become of the orders of a crowd, by the buyers' own lists.
 *
 * @param open without a result yet
 * @param standing neither open nor cancelled
 * @param yen of those that stand
 */
record FinalOrders(long open, long standing, long yen) {

    static FinalOrders of(Crowd crowd) {
        long[] sums = new long[3];
        crowd.buyers()
                .forEach(buyer -> each(buyer, order -> {
                    if (UnknownOrders.isUnknown(order)) {
                        sums[0]++;
                    } else if (!order.path("status").asText().equals("cancelled")) {
                        sums[1]++;
                        sums[2] += order.path("total").asLong();
                    }
                }));
        return new FinalOrders(sums[0], sums[1], sums[2]);
    }

    /** Every order in a buyer's list. */
    static void each(Buyer buyer, Consumer<JsonNode> told) {
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = buyer.api()
                    .get("/api/v1/orders?limit=100" + after)
                    .orFail("orders")
                    .json();
            for (JsonNode order : page.path("data")) {
                told.accept(order);
                after = "&starting_after=" + order.path("id").asText();
            }
            more = page.path("has_more").asBoolean();
        }
    }
}
