package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operator's hands: the first operator, demo data, the bank's files, the mailbox, the clock. */
public final class Desk {
    private static final Pattern SECRET = Pattern.compile("(nrt_\\S+)");

    private final Api api;
    private final Api billing;

    private Desk(Api api, Api billing) {
        this.api = api;
        this.billing = billing;
    }

    /** Makes the first operator with {@code bin/noren operator add}, and redeems the one-time secret. */
    public static Desk open(Node node, Api anonymous) {
        String said = node.bin("operator", "add", "admin");
        Matcher secret = SECRET.matcher(said);
        if (!secret.find()) {
            throw new IllegalStateException("no one-time secret in: " + said);
        }
        Api admin = redeem(anonymous, secret.group(1));
        Answer colleague = admin.post(
                        "/api/v1/operators",
                        Map.of("login_id", "billing", "name", "経理 いちろう", "roles", List.of("BILLING", "CS")))
                .orFail("second operator");
        return new Desk(admin, redeem(anonymous, colleague.get("/one_time_secret")));
    }

    /** The desk of an operator who has logged in and may do everything. */
    static Desk of(Api session) {
        return new Desk(session, session);
    }

    private static Api redeem(Api anonymous, String secret) {
        Answer session = anonymous
                .post(
                        "/api/v1/operators/redemptions",
                        Map.of("secret", secret, "new_password", "Tokyo-" + Api.newKey()))
                .orFail("first login");
        return anonymous.as(session.get("/token"));
    }

    /** The desk for money: deposits, refunds, what is unknown. */
    public Api billing() {
        return billing;
    }

    /** The administrator. */
    public Api api() {
        return api;
    }

    public Answer loadDemo() {
        return api.post("/api/v1/sandbox/demo", Map.of()).orFail("demo data");
    }

    /** A line of a bank's deposit file. */
    public record Deposit(String payer, long amount, String date) {}

    /** Lets the bank write a deposit file. */
    public byte[] depositFile(String format, List<Deposit> deposits) {
        return api.bytes("POST", "/api/v1/sandbox/bank/deposits", Map.of("format", format, "lines", deposits));
    }

    public Answer takeDeposits(byte[] file) {
        return billing.send("POST", "/api/v1/deposits?provider=banktransfer", file, Map.of());
    }

    /** Everything on the operator's list of payments. */
    public List<JsonNode> attention() {
        return all(billing, "/api/v1/payments/attention?limit=100");
    }

    /** The mails to an address, newest first. */
    public List<JsonNode> mails(String to) {
        return all(api, "/api/v1/sandbox/mailbox?limit=100&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    }

    /** Page by page. */
    private static List<JsonNode> all(Api asking, String list) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = asking.get(list + after).orFail(list).json();
            page.path("data").forEach(all::add);
            after = all.isEmpty()
                    ? ""
                    : "&starting_after=" + all.get(all.size() - 1).path("id").asText();
        } while (page.path("has_more").asBoolean());
        return all;
    }

    /** Sets the test clock. */
    public void clock(String instant) {
        api.put("/api/v1/sandbox/clock", Map.of("instant", instant)).orFail("clock");
    }

    public String clock() {
        return api.get("/api/v1/sandbox/clock").orFail("clock").get("/instant");
    }

    public Answer importCatalogue(String storefront, String csv) {
        return api.send(
                "POST", "/api/v1/products/import?storefront=" + storefront, csv, Map.of("Content-Type", "text/csv"));
    }

    /** Puts one more good on sale, for benches that sell very many. */
    public void addGoods(String storefront, String code, long price, long stock) {
        importCatalogue(storefront, CatalogueFile.header() + CatalogueFile.goods(code, price, stock))
                .orFail("catalogue");
    }

    public void storefront(String id, String type) {
        api.post(
                        "/api/v1/storefronts",
                        Map.of(
                                "id",
                                id,
                                "type",
                                type,
                                "name",
                                Map.of("ja", "店 " + id, "en", "Shop " + id, "vi", "Cửa hàng " + id),
                                "company",
                                Map.of("ja", "会社 " + id, "en", "Company " + id, "vi", "Công ty " + id),
                                "registration_number",
                                "T9999900000009",
                                "statement_descriptor",
                                "ﾐｾ " + id,
                                "languages",
                                List.of("ja", "en", "vi"),
                                "reseller",
                                "MIZU"))
                .orFail("storefront " + id);
    }

    public void switchOn(String storefront, String name) {
        api.put("/api/v1/storefronts/" + storefront + "/switches/" + name, Map.of("on", true))
                .orFail("switch " + name);
    }

    /** @param json the value as JSON, in force from today */
    public void policy(String storefront, String key, String json) {
        policy(
                storefront,
                key,
                json,
                java.time.Instant.parse(clock())
                        .atZone(java.time.ZoneId.of("Asia/Tokyo"))
                        .toLocalDate()
                        .toString());
    }

    private void policy(String storefront, String key, String json, String from) {
        try {
            api.post(
                            "/api/v1/storefronts/" + storefront + "/policies",
                            Map.of("key", key, "value", Api.JSON.readTree(json), "valid_from", from))
                    .orFail("policy " + key);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    public void newTerms(String storefront, String version, String from) {
        policy(storefront, "termsVersion", "\"" + version + "\"", from);
    }
}
