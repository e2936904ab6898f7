package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The objects of the table: one of each kind, made by what people do in the demo's shops. Each belongs to one member, one storefront and its reseller. */
final class MatrixThings {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RENTAL = MatrixPeople.RENTAL;
    private static final String SHOP = MatrixPeople.SHOP;
    private static final Set<String> OF_RENTAL = Set.of(
            "application",
            "charge",
            "contract",
            "contract-number",
            "device",
            "download",
            "file",
            "inquiry",
            "login-inquiry",
            "payment",
            "receipt",
            "rental-shop",
            "return",
            "run",
            "support-claim",
            "webhook-endpoint",
            "webhook-delivery");
    private static final Map<String, String> NOT_THERE = Map.of(
            "shop",
            "NOSHOP",
            "rental-shop",
            "NOSHOP",
            "provider",
            "nosuch",
            "company",
            "nosuch",
            "own-settings",
            "NOSHOP",
            "comparable",
            "NOSHOP",
            "debit-day",
            "2026-12-28",
            "code",
            "no.such",
            "contract-number",
            "K-9999");

    /** Made for each request, which may use them up. */
    static final Set<String> MADE_ANEW = Set.of("operator", "reseller-login", "client");

    private final MatrixPeople people;
    private final Api anonymous;
    private final Map<String, String> ids = new HashMap<>();
    private final MatrixDeals deals;

    MatrixThings(MatrixPeople people, Api anonymous) {
        this.people = people;
        this.anonymous = anonymous;
        this.deals = new MatrixDeals(people, anonymous, ids);
        ids.putAll(
                Map.of("shop", SHOP, "rental-shop", RENTAL, "provider", "banktransfer", "code", "rest.unknown-field"));
        ids.put("contract-number", "K-0002");
        ids.put("plugin", "jp.noren.payment.points");
        ids.put("comparable", SHOP);
    }

    /** The storefront that a kind belongs to. */
    static String storefront(String kind) {
        return kind == null || OF_RENTAL.contains(kind) ? RENTAL : SHOP;
    }

    static String absent(String kind) {
        return NOT_THERE.getOrDefault(kind, "xxx_00000000000000000000000000");
    }

    /** The same for everybody who is refused; null where the demo has no such thing. */
    String id(String kind) {
        if (MADE_ANEW.contains(kind)) {
            return ids.computeIfAbsent(kind, this::fresh);
        }
        return ids.get(kind);
    }

    /** One that may be used up; null where the demo has no such thing, empty where there is no kind. */
    String fresh(String kind) {
        return switch (kind == null ? "" : kind) {
            case "operator" ->
                made("/api/v1/operators", Map.of("login_id", login(), "name", "x", "roles", List.of("CS")));
            case "reseller-login" -> made("/api/v1/resellers", Map.of("code", "KUMO", "login_id", login()));
            case "client" -> made("/api/v1/clients", Map.of("storefront", SHOP, "name", "x", "scopes", List.of()));
            case "webhook-endpoint" -> webhookEndpoint();
            default -> kind == null ? "" : ids.get(kind);
        };
    }

    /** The id of a client's key. */
    String keyOf(String client) {
        Api admin = people.of("admin", SHOP);
        for (JsonNode one :
                admin.get("/api/v1/clients").orFail("clients").json().path("data")) {
            if (one.path("id").asText().equals(client)) {
                return one.path("keys").path(0).path("id").asText();
            }
        }
        throw new IllegalStateException("no client " + client);
    }

    private static String login() {
        return "x-" + Api.newKey();
    }

    private String made(String path, Map<String, Object> body) {
        return people.of("admin", SHOP).post(path, body).orFail(path).get("/id");
    }

    /** The ids of what is foreign to the others: none of them may see one in a list. */
    Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(ids.values());
        List.of(
                        "shop",
                        "rental-shop",
                        "provider",
                        "company",
                        "plugin",
                        "comparable",
                        "code",
                        "product",
                        "contract-number",
                        "mail",
                        "download",
                        "file")
                .forEach(kind -> secrets.remove(ids.getOrDefault(kind, "")));
        return secrets;
    }

    /** Whatever was done to the clock: it is the day of settlement again, and everybody has a session. */
    void stayToday() {
        clock("2026-11-25T10:00:00");
    }

    private void clock(String local) {
        String instant = OffsetDateTime.parse(local + "+09:00").toInstant().toString();
        anonymous.put("/api/v1/sandbox/clock", Map.of("instant", instant)).orFail("clock");
        people.logIn();
    }

    /** Lets November pass: what is filed on the 10th, and what is settled on the 25th. */
    void make() {
        clock("2026-11-10T10:00:00");
        rental();
        deals.bills();
        deals.orders();
        deals.deposit();
        stayToday();
        settlement();
        webhooks();
        plugins();
        ids.put("mail", first(anonymous, "/api/v1/sandbox/mailbox", "/data/0/id"));
        ids.values().removeIf(String::isEmpty);
    }

    private void rental() {
        Api member = people.of("member", RENTAL);
        JsonNode contracts =
                member.get("/api/v1/me/contracts").orFail("contracts").json().path("data");
        Map<String, String> byNumber = new HashMap<>();
        contracts.forEach(
                one -> byNumber.put(one.path("number").asText(), one.path("id").asText()));
        ids.put("contract", byNumber.get("K-0002"));
        ids.put("application", filed(member, byNumber.get("K-0001")));
        ids.put("device", first(people.of("cs", RENTAL), "/api/v1/rental-devices?storefront=" + RENTAL, "/data/0/id"));
        ids.put("return", first(member, "/api/v1/device-returns", "/data/0/id"));
        ids.put("download", first(member, "/api/v1/downloads", "/data/0/versions/0/id"));
        ids.put("file", first(people.of("content", RENTAL), "/api/v1/files?storefront=" + RENTAL, "/data/0/id"));
        Map<String, Object> claim = Map.of(
                "contract",
                ids.get("contract"),
                "cover",
                "DAMAGE",
                "incident_at",
                "2026-11-09T03:00:00Z",
                "description",
                "落としました");
        ids.put("support-claim", post(member, "/api/v1/support-claims", claim));
        String category = first(member, "/api/v1/inquiries/categories", "/data/0/id");
        ids.put(
                "inquiry",
                post(
                        member,
                        "/api/v1/inquiries",
                        Map.of("category", category, "order_number", "K-0002", "text", "教えてください")));
        Map<String, Object> locked = Map.of("storefront", RENTAL, "name", "青山 みどり", "phone", "090-0000-0101");
        anonymous.post("/api/v1/login-inquiries", locked, Api.newKey()).orFail("login inquiry");
        ids.put("login-inquiry", first(people.of("cs", RENTAL), "/api/v1/inquiries?category=LOGIN", "/data/0/id"));
    }

    private static String post(Api api, String path, Map<String, Object> body) {
        return api.post(path, body, Api.newKey()).orFail(path).get("/id");
    }

    static String first(Api api, String path, String pointer) {
        return api.get(path).orFail(path).get(pointer);
    }

    private static String filed(Api member, String contract) {
        Map<String, Object> wish = new LinkedHashMap<>(Map.of("kind", "cancellation", "contract", contract));
        Answer seen = member.post("/api/v1/rental-applications/preview", wish).orFail("preview");
        wish.put("token", seen.get("/token"));
        List<String> ticks = new java.util.ArrayList<>();
        seen.json().path("consequences").forEach(one -> {
            if (one.path("acknowledge").asBoolean()) {
                ticks.add(one.path("code").asText());
            }
        });
        wish.put("acknowledged", ticks);
        return post(member, "/api/v1/rental-applications", wish);
    }

    private String webhookEndpoint() {
        Map<String, Object> endpoint =
                Map.of("storefront", RENTAL, "url", "https://hooks.example/noren", "types", List.of("order.paid"));
        return people.of("reseller", RENTAL)
                .post("/api/v1/webhook-endpoints", endpoint, Api.newKey())
                .orFail("webhook endpoint")
                .get("/endpoint/id");
    }

    private void webhooks() {
        Api reseller = people.of("reseller", RENTAL);
        ids.put("webhook-endpoint", webhookEndpoint());
        reseller.post("/api/v1/webhook-endpoints/" + ids.get("webhook-endpoint") + "/pings", Map.of(), Api.newKey());
        ids.put("webhook-delivery", first(reseller, "/api/v1/webhook-deliveries?storefront=" + RENTAL, "/data/0/id"));
    }

    /** Stopped and started again: two operations that can be looked at. */
    private void plugins() {
        Api admin = people.of("admin", SHOP);
        for (String verb : List.of("stop", "start")) {
            admin.post("/api/v1/plugins/" + ids.get("plugin") + "/" + verb, Map.of(), Api.newKey())
                    .orFail(verb);
        }
        ids.put("plugin-operation", first(admin, "/api/v1/plugins/operations", "/data/0/id"));
    }

    private void settlement() {
        Api billing = people.of("billing", RENTAL);
        billing.post("/api/v1/settlement-runs", Map.of("storefront", RENTAL), Api.newKey())
                .orFail("run");
        String runs = "/api/v1/settlement-runs?storefront=" + RENTAL;
        Poll.require("settlement", PATIENCE, () -> first(billing, runs, "/data/0/state")
                .equals("done"));
        ids.put("run", first(billing, runs, "/data/0/id"));
        Api member = people.of("member", RENTAL);
        ids.put("charge", first(member, "/api/v1/charges", "/data/0/id"));
        ids.put(
                "receipt",
                member.post("/api/v1/receipts", Map.of("payment", ids.get("charge")), Api.newKey())
                        .get("/id"));
        for (JsonNode payment : billing.get("/api/v1/payments?limit=100").json().path("data")) {
            if (payment.path("storefront").asText().equals(RENTAL)) {
                ids.put("payment", payment.path("id").asText());
            }
        }
    }
}
