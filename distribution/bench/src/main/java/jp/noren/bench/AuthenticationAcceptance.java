package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** 3-D Secure as the buyer's browser lives it: to the card company's page, its answer, and back to the shop. */
final class AuthenticationAcceptance {
    private final AcceptanceScene scene;
    private final Score score;
    private final ShopData data;

    AuthenticationAcceptance(AcceptanceScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.data = scene.data();
    }

    void play() {
        identified();
        notIdentified();
    }

    private void identified() {
        scene.heading("3-D Secure: the buyer is asked, says yes, and has paid");
        Buyer buyer = buyer();
        Answer order = toTheCardCompany(buyer);
        String back = answer(order, "ok");
        score.expect("the page he comes back to", 200, scene.api().get(back).status());
        String id = order.get("/id");
        score.check("the order is paid", scene.isPaidSoon(buyer, id), buyer.order(id));
        score.expect("yen in the card company's book", order.yen("/total"), charged(buyer));
        score.expect("the same address once more", 200, scene.api().get(back).status());
        score.expect("yen in the book after that", order.yen("/total"), charged(buyer));
    }

    private void notIdentified() {
        scene.heading("3-D Secure: the buyer says no, and nothing is charged");
        Buyer buyer = buyer();
        Answer order = toTheCardCompany(buyer);
        scene.api().get(answer(order, "ng")).orFail("page");
        Answer after = buyer.order(order.get("/id"));
        score.expect("status", "cancelled", after.get("/status"));
        score.expect("yen in the card company's book", 0L, charged(buyer));
        score.expect("the cart has it again", data.flat().id(), buyer.cart().get("/lines/0/code"));
    }

    private Buyer buyer() {
        Buyer buyer = scene.register(data.software(), "INDIVIDUAL", "森下 ケイ", "kei", Map.of());
        buyer.put(data.flat().id(), 1).orFail("cart");
        return buyer;
    }

    private Answer toTheCardCompany(Buyer buyer) {
        Answer order = buyer.orderByCard(scene.cards().token("visa-ok").withAuthentication())
                .orFail("order");
        score.expect("status", "requires_action", order.get("/status"));
        score.expect("what is to be done", "redirect", order.get("/payment/next_action/type"));
        score.expect("charged before that", 0L, charged(buyer));
        return order;
    }

    /** @return the address the card company sends the browser back to */
    private String answer(Answer order, String answer) {
        String challenge = order.get("/payment/next_action/url");
        score.expect("the card company's page", 200, scene.api().get(challenge).status());
        Answer sent = scene.api()
                .send(
                        "POST",
                        challenge,
                        "answer=" + answer,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"));
        score.expect("it sends the browser back", 303, sent.status());
        return sent.header("Location");
    }

    private long charged(Buyer buyer) {
        String member = buyer.api().get("/api/v1/members/me").orFail("me").get("/id");
        long yen = 0;
        for (JsonNode line : scene.api()
                .writtenTo(Transcript.NONE)
                .get("/sandbox/sbps/book")
                .json()
                .path("charges")) {
            if (line.path("customer").asText().equals(member)) {
                yen += line.path("charged").asLong() - line.path("refunded").asLong();
            }
        }
        return yen;
    }
}
