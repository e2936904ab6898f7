package jp.noren.bench;

import java.util.Map;

/** A member of the demo data, logged in anew for each thing he does: the clock may have been moved past the end of his session. */
record DemoMember(Api anonymous, String storefront, String login, String id) {
    private static final String PASSWORD = "noren-no-otameshi";

    static DemoMember of(Api anonymous, String storefront, String login) {
        DemoMember known = new DemoMember(anonymous, storefront, login, null);
        String id = known.now().get("/api/v1/members/me").orFail("me").get("/id");
        return new DemoMember(anonymous, storefront, login, id);
    }

    /** A session of this moment. */
    Api now() {
        Answer session = anonymous
                .writtenTo(Transcript.NONE)
                .post("/api/v1/sessions", Map.of("storefront", storefront, "login_id", login, "password", PASSWORD))
                .orFail("login of " + login);
        return anonymous.as(session.get("/token"));
    }

    /** Puts one of a product into the cart and buys it. */
    Answer order(String product, Map<String, Object> payment) {
        return order(product, payment, Api.newKey());
    }

    Answer order(String product, Map<String, Object> payment, String key) {
        Api api = now();
        api.put("/api/v1/cart/lines/" + ProductIds.of(api, storefront, product), Map.of("quantity", 1))
                .orFail("cart");
        return api.post("/api/v1/orders", Map.of("payment", payment), key);
    }

    Answer order(String id) {
        return now().writtenTo(Transcript.NONE).get("/api/v1/orders/" + id);
    }
}
