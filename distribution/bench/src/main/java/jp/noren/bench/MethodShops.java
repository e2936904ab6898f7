package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The demo's shops, made ready so that buyers can pay by every method without end, and the companies' own books. */
final class MethodShops {
    private static final int BUYERS = 3;
    private static final long GRANT = 100_000_000;
    private static final Map<String, Object> HOME = Map.of(
            "phone",
            "03-0000-0301",
            "address",
            Map.of("postcode", "1000001", "region", "東京都", "city", "架空区", "street", "朝日町1-2-3"));

    private final Api anonymous;
    private final Desk desk;
    private final Office credit;
    private final List<String> accounts = new ArrayList<>();

    MethodShops(Api anonymous, Desk desk) {
        this.anonymous = anonymous;
        this.desk = desk;
        this.credit = Office.open(desk, anonymous, "swap-credit", List.of("CREDIT", "CS"));
        desk.addGoods("KURA", "SWAP", 90, 900_000);
        desk.policy("KURA", "checkoutPayments", "[\"BANK_TRANSFER\",\"CARD\",\"ATONE\"]");
        desk.switchOn("KURA", "payment.atone");
        desk.switchOn("TANA", "payment.npinvoice");
        desk.switchOn("MINAMO", "checkout");
        desk.importCatalogue("MINAMO", CatalogueFile.header() + CatalogueFile.plan("M-SWAP", 100, 1, 1))
                .orFail("catalogue");
        anonymous
                .put("/sandbox/np/control", Map.of("buyer_limit", 1_000_000_000))
                .orFail("np");
    }

    /** By the names of their methods. */
    Map<String, Crowd> crowds() {
        Cards cards = new Cards(anonymous);
        Map<String, Crowd> crowds = new LinkedHashMap<>();
        crowds.put("CARD", Crowd.gather(anonymous, cards, "TANA", "GIJI-20", BUYERS));
        crowds.put(
                "BANK_TRANSFER",
                Crowd.of(buyers("KURA", "INDIVIDUAL"), "SWAP", () -> Map.of("method", "BANK_TRANSFER")));
        crowds.put(
                "ATONE",
                Crowd.of(
                        buyers("KURA", "INDIVIDUAL"),
                        "SWAP",
                        () -> Map.of("method", "ATONE", "wallet", Map.of("user_token", token()))));
        crowds.put(
                "NP", Crowd.of(companies(), "GIJI-20", () -> Map.of("method", "NP", "assignment_version", "2026-11")));
        crowds.put("POINTS", Crowd.of(rich(), "M-SWAP", () -> Map.of("method", "POINTS")));
        Map<String, String> lease = Map.of("lease", "AP-101-101", "month", "2026-12");
        crowds.put(
                "RENT",
                Crowd.of(buyers("MINAMO", "INDIVIDUAL"), "M-SWAP", () -> Map.of("method", "RENT", "rent", lease)));
        return crowds;
    }

    private List<Buyer> buyers(String storefront, String kind) {
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            String email = "swap" + i + "." + Api.newKey() + "@mail.example";
            Buyer.Person person = new Buyer.Person(kind, "買手 " + i, email, Api.newKey(), "ja");
            buyers.add(Buyer.register(anonymous, storefront, person, HOME));
        }
        return buyers;
    }

    private static String id(Buyer buyer) {
        return buyer.api().get("/api/v1/members/me").orFail("me").get("/id");
    }

    private List<Buyer> companies() {
        List<Buyer> companies = buyers("TANA", "CORPORATE");
        companies.forEach(company -> credit.now()
                .post(
                        "/api/v1/credit-lines/" + id(company) + "/limits",
                        Map.of("limit", 1_000_000_000, "reason", "bench"),
                        Api.newKey())
                .orFail("limit"));
        return companies;
    }

    private List<Buyer> rich() {
        List<Buyer> rich = buyers("MINAMO", "INDIVIDUAL");
        rich.forEach(buyer -> accounts.add(id(buyer)));
        accounts.forEach(account -> desk.billing()
                .post(
                        "/api/v1/stored-value/MINAMO/" + account + "/grants",
                        Map.of("amount", GRANT, "expires_at", "2027-04-01T00:00:00Z", "reason", "bench"),
                        Api.newKey())
                .orFail("points"));
        return rich;
    }

    private String token() {
        return anonymous.post("/sandbox/atone/token", Map.of()).orFail("token").get("/token");
    }

    JsonNode book(String company) {
        return anonymous.get("/sandbox/" + company + "/book").orFail("book").json();
    }

    /** Claims that NP has taken over, each order once. */
    long invoiced() {
        return distinct(book("np").path("transactions"), "result", "00", "shop_transaction_id");
    }

    /** Sales that are settled at atone, each order once. */
    long settled() {
        return distinct(book("atone"), "state", "SETTLED", "shop_transaction_no");
    }

    /** Claims that NP has taken over and that were not cancelled, each order once. */
    long standingInvoices() {
        return invoiced()
                - StreamSupport.stream(book("np").path("transactions").spliterator(), false)
                        .filter(line -> line.path("result").asText().equals("00"))
                        .filter(line -> line.path("cancelled").asBoolean())
                        .count();
    }

    /** Lines of the landlord's book that were not cancelled, each order once. */
    long standingRents() {
        return distinct(book("rent"), "state", "standing", "key");
    }

    /** Yen of the sales that are settled at atone. */
    long settledYen() {
        return yen(book("atone"), "SETTLED");
    }

    /** Yen of the landlord's lines that were not cancelled. */
    long standingRentYen() {
        return yen(book("rent"), "standing");
    }

    private static long yen(JsonNode lines, String state) {
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.path("state").asText().equals(state))
                .mapToLong(line -> line.path("amount").asLong())
                .sum();
    }

    private static long distinct(JsonNode lines, String field, String value, String key) {
        List<String> keys = StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.path(field).asText().equals(value))
                .map(line -> line.path(key).asText())
                .toList();
        long distinct = keys.stream().distinct().count();
        if (distinct != keys.size()) {
            throw new IllegalStateException(keys.size() - distinct + " orders stand twice in a book");
        }
        return distinct;
    }

    long pointsSpent() {
        return accounts.stream()
                .mapToLong(account -> GRANT
                        - desk.billing()
                                .get("/api/v1/stored-value/MINAMO/" + account)
                                .orFail("balance")
                                .yen("/balance"))
                .sum();
    }
}
