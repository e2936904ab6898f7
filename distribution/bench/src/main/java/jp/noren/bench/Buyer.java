package jp.noren.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** A member of a shop, as his own client sees the house. */
public final class Buyer {
    private final Api api;
    private final String storefront;
    private final Map<String, Object> profile;

    private Buyer(Api api, String storefront, Map<String, Object> profile) {
        this.api = api;
        this.storefront = storefront;
        this.profile = profile;
    }

    /** What a person types when he registers. */
    public record Person(String kind, String name, String email, String password, String language) {
        @Override
        public String toString() {
            return "Person[" + email + "]";
        }
    }

    /** Registers with consent to the terms in force, and is logged in afterwards (R104, R105). */
    public static Buyer register(Api anonymous, String storefront, Person person, Map<String, Object> more) {
        Api api = anonymous.in(person.language());
        String terms = api.get("/api/v1/storefronts/" + storefront)
                .orFail("storefront")
                .get("/terms_version");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("storefront", storefront);
        body.put("kind", person.kind());
        body.put("name", person.name());
        body.put("email", person.email());
        body.put("password", person.password());
        body.put("language", person.language());
        body.put("terms_version", terms);
        body.putAll(more);
        Answer answer = api.post("/api/v1/members", body, Api.newKey()).orFail("register " + person.email());
        return new Buyer(api.as(answer.get("/session/token")), storefront, body);
    }

    public Api api() {
        return api;
    }

    public String storefront() {
        return storefront;
    }

    public String name() {
        return String.valueOf(profile.get("name"));
    }

    public String email() {
        return String.valueOf(profile.get("email"));
    }

    public Buyer with(Api other) {
        return new Buyer(other, storefront, profile);
    }

    /** Opens a new session with his password. */
    public Buyer loggedIn(Api anonymous) {
        Answer answer = anonymous
                .in(api.language())
                .post(
                        "/api/v1/sessions",
                        Map.of("storefront", storefront, "login_id", email(), "password", profile.get("password")))
                .orFail("login");
        return new Buyer(anonymous.in(api.language()).as(answer.get("/token")), storefront, profile);
    }

    /** @param code the shop's own code of a product */
    public Answer put(String code, int quantity) {
        return api.put("/api/v1/cart/lines/" + ProductIds.of(api, storefront, code), Map.of("quantity", quantity));
    }

    public Answer cart() {
        return api.get("/api/v1/cart");
    }

    public Answer orderByTransfer() {
        return order(Map.of("method", "BANK_TRANSFER"), Api.newKey());
    }

    public Answer orderByCard(Cards.Token token) {
        return order(Map.of("method", "CARD", "card", token.wire()), Api.newKey());
    }

    public Answer order(Map<String, Object> payment, String key) {
        return api.post("/api/v1/orders", Map.of("payment", payment), key);
    }

    public Answer order(String id) {
        return api.get("/api/v1/orders/" + id);
    }
}
