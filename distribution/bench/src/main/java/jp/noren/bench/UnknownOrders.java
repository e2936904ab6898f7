package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders whose payment nobody knew the outcome of at one moment, and when it became known. */
final class UnknownOrders {
    private final Map<String, Buyer> unknown = new HashMap<>();
    private final long since = System.nanoTime();
    private final int count;

    UnknownOrders(Collection<Crowd> crowds) {
        crowds.forEach(crowd -> crowd.buyers().forEach(this::look));
        count = unknown.size();
    }

    static boolean isUnknown(JsonNode order) {
        return order.path("status").asText().equals("confirming");
    }

    private void look(Buyer buyer) {
        FinalOrders.each(buyer, order -> {
            if (isUnknown(order)) {
                unknown.put(order.path("id").asText(), buyer);
            }
        });
    }

    int count() {
        return count;
    }

    /** How long after the moment each became known; what never did counts as long as was waited. */
    Figures untilKnown(Duration patience) {
        Figures took = new Figures();
        Poll.until(patience, () -> {
            List<String> known = new ArrayList<>();
            unknown.forEach((order, buyer) -> {
                if (!isUnknown(buyer.api()
                        .get("/api/v1/orders/" + order)
                        .orFail("order")
                        .json())) {
                    known.add(order);
                    took.add(System.nanoTime() - since);
                }
            });
            unknown.keySet().removeAll(known);
            return unknown.isEmpty();
        });
        unknown.keySet().forEach(order -> took.add(System.nanoTime() - since));
        return took;
    }
}
