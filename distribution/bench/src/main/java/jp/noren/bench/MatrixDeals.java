package jp.noren.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What members of the shop have bought and owe, and what the bank has sent: objects for the matrix, each under its kind. */
final class MatrixDeals {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHOP = MatrixPeople.SHOP;

    private final MatrixPeople people;
    private final Api anonymous;
    private final Map<String, String> ids;

    MatrixDeals(MatrixPeople people, Api anonymous, Map<String, String> ids) {
        this.people = people;
        this.anonymous = anonymous;
        this.ids = ids;
    }

    void bills() {
        Api billing = people.of("billing", SHOP);
        ids.put("buyer", MatrixThings.first(people.of("member", SHOP), "/api/v1/members/me", "/id"));
        Map<String, Object> closing = Map.of("storefront", SHOP, "closing", "2026-10-31");
        billing.put("/api/v1/bill-channels/" + ids.get("buyer"), Map.of("channel", "post", "reason", "郵送を希望"))
                .orFail("channel");
        billing.post("/api/v1/closings", closing, Api.newKey()).orFail("closing");
        Api member = people.of("member", SHOP);
        Poll.require("bill", PATIENCE, () -> !MatrixThings.first(member, "/api/v1/bills", "/data/0/id")
                .isEmpty());
        ids.put("bill", MatrixThings.first(member, "/api/v1/bills", "/data/0/id"));
        ids.put("bill-with-document", withDocument(member, ids.get("bill")));
        Poll.until(Duration.ofSeconds(20), () -> !task(billing).isEmpty());
        ids.put("bill-task", task(billing));
    }

    private static String task(Api billing) {
        return MatrixThings.first(billing, "/api/v1/bill-tasks?storefront=" + SHOP, "/data/0/id");
    }

    private static String withDocument(Api member, String bill) {
        String address = "/api/v1/bills/" + bill;
        boolean there = Poll.until(
                Duration.ofSeconds(20), () -> member.get(address + "/document").ok());
        return there ? bill : "";
    }

    void orders() {
        Api member = people.of("member", SHOP);
        ids.put("product", MatrixThings.first(anonymous, "/api/v1/products?storefront=" + SHOP, "/data/0/id"));
        ids.put(
                "order",
                order(
                                member,
                                Map.of(
                                        "method",
                                        "CARD",
                                        "card",
                                        new Cards(anonymous).token("visa-ok").wire()))
                        .get("/id"));
        people.of("admin", SHOP)
                .put("/api/v1/storefronts/" + SHOP + "/switches/payment.npinvoice", Map.of("on", true))
                .orFail("switch");
        people.of("credit", SHOP)
                .post(
                        "/api/v1/credit-lines/" + ids.get("buyer") + "/limits",
                        Map.of("limit", 100, "reason", "与信の見直し"),
                        Api.newKey())
                .orFail("limit");
        Answer held = order(member, Map.of("method", "NP", "assignment_version", "2026-11"));
        ids.put("held-order", held.get("/status").equals("on_hold") ? held.get("/id") : "");
    }

    private Answer order(Api member, Map<String, Object> payment) {
        String terms = anonymous.get("/api/v1/storefronts/" + SHOP).get("/terms_version");
        member.put("/api/v1/cart/lines/" + ProductIds.of(member, SHOP, "GIJI-20"), Map.of("quantity", 1))
                .orFail("cart");
        Map<String, Object> order = new LinkedHashMap<>(Map.of("payment", payment));
        if (!terms.isEmpty()) {
            order.put("terms_version", terms);
        }
        return member.post("/api/v1/orders", order, Api.newKey()).orFail("order");
    }

    void deposit() {
        byte[] file = anonymous.bytes(
                "POST",
                "/api/v1/sandbox/bank/deposits",
                Map.of("format", "01", "lines", List.of(Map.of("payer", "9999999 ﾅｿﾞﾉ ﾋﾄ", "amount", 777))));
        people.of("billing", SHOP)
                .send("POST", "/api/v1/deposits?provider=banktransfer", file, Map.of())
                .orFail("deposits");
        ids.put("deposit", MatrixThings.first(people.of("billing", SHOP), "/api/v1/deposits/unmatched", "/data/0/id"));
    }
}
