package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The card provider is taken out of the running node and put back: what buyers see of it, and what they do not. */
final class StoppedProvider {
    private static final String CARD = "jp.noren.payment.sbps";

    private final AcceptanceScene scene;
    private final Score score;
    private final Node node;

    StoppedProvider(AcceptanceScene scene, Node node) {
        this.scene = scene;
        this.score = scene.score();
        this.node = node;
    }

    void play() {
        scene.heading(
                "The card provider is stopped: its method is gone, an order by it writes nothing, transfers go on");
        String shop = scene.data().goods();
        String product = scene.data().seals().get(0).id();
        Buyer buyer = scene.register(shop, "INDIVIDUAL", "岸本 ゆず", "stop", java.util.Map.of());
        buyer.put(product, 1).orFail("cart");
        score.expect("methods", new TreeSet<>(Set.of("BANK_TRANSFER", "CARD")), methods(buyer));
        node.shell("bundle:stop " + CARD);
        score.expect("methods without the provider", Set.of("BANK_TRANSFER"), methods(buyer));
        Cards.Token token = scene.cards().token("visa-ok");
        Answer refused = buyer.orderByCard(token);
        score.expect("an order by card", 503, refused.status());
        score.expect("its code", "payment.method-unavailable", refused.code());
        score.check("it says when to come back", !refused.header("Retry-After").isEmpty(), refused);
        score.expect("orders written by it", 0, orders(buyer).size());
        score.expect("an order by transfer", 201, buyer.orderByTransfer().status());
        node.shell("bundle:start " + CARD);
        score.expect("methods with the provider back", new TreeSet<>(Set.of("BANK_TRANSFER", "CARD")), methods(buyer));
        buyer.put(product, 1).orFail("cart");
        Answer paid = buyer.orderByCard(token);
        score.check("the same card pays now", DemoDay.isPaid(paid), paid);
    }

    private static Set<String> methods(Buyer buyer) {
        Set<String> methods = new TreeSet<>();
        buyer.api()
                .get("/api/v1/payment-methods")
                .orFail("methods")
                .json()
                .path("data")
                .forEach(each -> methods.add(each.path("method").asText()));
        return methods;
    }

    private static JsonNode orders(Buyer buyer) {
        return buyer.api().get("/api/v1/orders").orFail("orders").json().path("data");
    }
}
