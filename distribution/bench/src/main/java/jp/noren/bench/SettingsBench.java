package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.noren.sandbox.internal.sbps.Shop;

/**
 * Two storefronts with different contracts at one payment company, while their buyers order without pause: TANA's reseller tries a contract of his own,
 * sets it, and changes it again and again; KURA goes by the house's. The company's book says under whose contract each order was charged.
 * Arguments: the archive, a folder to unpack into, how many changes.
 */
public final class SettingsBench {
    private static final String TANA = "/api/v1/provider-settings/TANA/sbps";
    private static final Duration ALL_NODES = Duration.ofSeconds(5);
    private static final int BUYERS = 4;

    private final Score score = new Score(System.out);
    private final Canaries canaries = new Canaries();
    private final Node node;
    private final Api anonymous;
    private final Cards cards;
    private Api owner;

    private SettingsBench(Node node) {
        this.node = node;
        this.anonymous = Api.at(node.address());
        this.cards = new Cards(anonymous);
    }

    public static void main(String[] arguments) {
        int changes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        Node node = Node.unpack(Path.of(arguments[0]), Path.of(arguments[1]), Node.freePort())
                .with("NOREN_SANDBOX", "1");
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop));
        boolean good = new SettingsBench(node).play(changes);
        node.stop();
        System.exit(good ? 0 : 1);
    }

    private boolean play(int changes) {
        node.start();
        Desk desk = Desk.open(node, anonymous);
        desk.loadDemo();
        desk.addGoods("KURA", "SETTINGS-BENCH", 1_000, 1_000_000);
        owner = reseller(desk, desk.api().get("/api/v1/storefronts/TANA").get("/reseller"));
        stranger(desk);
        tryOut();
        changeUnderLoad(changes);
        keepSilent();
        restart();
        return score.end();
    }

    private Api reseller(Desk desk, String code) {
        Answer added = desk.api()
                .post("/api/v1/resellers", Map.of("code", code, "login_id", "owner-" + code))
                .orFail("reseller " + code);
        Answer session = anonymous
                .post(
                        "/api/v1/operators/redemptions",
                        Map.of("secret", added.get("/one_time_secret"), "new_password", "Osaka-" + Api.newKey()))
                .orFail("first login of " + code);
        return anonymous.as(session.get("/token"));
    }

    private void stranger(Desk desk) {
        String code = desk.api().get("/api/v1/storefronts/KURA").get("/reseller");
        Api other = reseller(desk, code);
        score.expect(
                "a foreign storefront looks like none", 404, other.get(TANA).status());
        score.expect(
                "what is not his", 404, set(other, values(Shop.SYNTHETIC), "0").status());
    }

    private Map<String, Object> values(Shop shop) {
        Map<String, Object> values = new HashMap<>();
        values.put("endpoint", node.address() + "/sandbox/sbps/api/xmlapi.do");
        values.put("merchant.id", shop.merchantId());
        values.put("merchant.service", shop.serviceId());
        values.put(".hash.key", shop.hashKey());
        values.put(".des.key", shop.desKey());
        values.put(".des.iv", shop.desIv());
        values.put("contract", shop.captureByCall() ? "CAPTURE_AFTER_COMMIT" : "CAPTURE_ON_COMMIT");
        return values;
    }

    private void tryOut() {
        Map<String, Object> trial = new HashMap<>();
        Cards.Token token = cards.token("visa-ok");
        trial.put("values", values(Shop.SYNTHETIC_ENCRYPTED));
        trial.put("token", token.token());
        trial.put("token_key", token.tokenKey());
        Answer tried = owner.post(TANA + "/trial", trial, Api.newKey()).orFail("trial");
        tried.json()
                .path("steps")
                .forEach(step -> score.say("  " + step.path("text").asText()));
        score.expect("the trial has passed", "true", tried.get("/passed"));
        score.expect("charges of the trial", 0L, charged(Shop.SYNTHETIC_ENCRYPTED));
        score.expect("nothing is set by it", "false", owner.get(TANA).get("/own"));
    }

    private Answer set(Api who, Map<String, Object> values, String tag) {
        return who.send(
                "PUT",
                TANA,
                Map.of("values", values),
                Map.of("If-Match", "\"" + tag + "\"", "Idempotency-Key", Api.newKey()));
    }

    /** @return how long it took until the node served by it */
    private long change(Shop shop) {
        String tag = owner.get(TANA).header("ETag").replace("\"", "");
        long start = System.nanoTime();
        set(owner, values(shop), tag).orFail("change");
        Poll.require("the change is in force", ALL_NODES, () -> owner.get(TANA)
                .get("/in_force")
                .equals("true"));
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private void changeUnderLoad(int changes) {
        Crowd tana = Crowd.gather(anonymous, cards, "TANA", "GIJI-20", BUYERS);
        Crowd kura = Crowd.gather(anonymous, cards, "KURA", "SETTINGS-BENCH", BUYERS);
        Set<String> before = orders();
        tana.start();
        kura.start();
        long slowest = 0;
        for (int i = 0; i < changes; i++) {
            int already = tana.deals().calls();
            slowest = Math.max(slowest, change(i % 2 == 0 ? Shop.SYNTHETIC_ENCRYPTED : Shop.SYNTHETIC));
            Poll.require(
                    "orders after a change",
                    Duration.ofSeconds(60),
                    () -> tana.deals().calls() > already + BUYERS);
        }
        change(Shop.SYNTHETIC_ENCRYPTED);
        tana.stop();
        kura.stop();
        score.say(changes + " changes; the slowest was in force after " + slowest + " ms; TANA: " + tana.figures()
                + "; KURA: " + kura.figures());
        for (Crowd crowd : new Crowd[] {tana, kura}) {
            crowd.deals().failures().stream().limit(3).forEach(failure -> score.say("  failure: " + failure));
            score.expect("failed orders", 0, crowd.deals().failures().size());
            score.expect("orders paid", crowd.deals().calls(), crowd.deals().paid());
        }
        long own = charges(Shop.SYNTHETIC_ENCRYPTED, before);
        long houses = charges(Shop.SYNTHETIC, before);
        long paid = tana.deals().paid() + kura.deals().paid();
        score.expect("charges in the company's book", paid, own + houses);
        score.check(
                "KURA's are all under the house's contract",
                houses >= kura.deals().paid() && own > 0,
                own);
    }

    private JsonNode book() {
        return anonymous.get("/sandbox/sbps/book").orFail("book").json().path("charges");
    }

    private Set<String> orders() {
        Set<String> orders = new HashSet<>();
        book().forEach(charge -> orders.add(charge.path("order_id").asText()));
        return orders;
    }

    private long charges(Shop shop, Set<String> without) {
        long count = 0;
        for (JsonNode charge : book()) {
            boolean taken =
                    charge.path("charged").asLong() > charge.path("refunded").asLong();
            boolean theirs = charge.path("merchant").asText().equals(shop.merchantId() + shop.serviceId());
            count +=
                    taken && theirs && !without.contains(charge.path("order_id").asText()) ? 1 : 0;
        }
        return count;
    }

    private long charged(Shop shop) {
        return charges(shop, Set.of());
    }

    /** A secret that nobody else knows, written and renewed; then every file is read. */
    private void keepSilent() {
        Map<String, Object> values = values(Shop.SYNTHETIC_ENCRYPTED);
        values.put(".des.key", canaries.put("3DES key", "CANARY-" + Api.newKey().substring(0, 12)));
        String tag = owner.get(TANA).header("ETag").replace("\"", "");
        Answer said = set(owner, values, tag).orFail("canary");
        canaries.search("the answer", said.text());
        score.say("  " + node.shell("settings:rotate-key").strip());
        canaries.search("the settings", owner.get(TANA).text());
        change(Shop.SYNTHETIC_ENCRYPTED);
        canaries.searchFiles(node.home());
        score.expect(
                "places in which the secret was found, of " + canaries.places(),
                0,
                canaries.hits().size());
    }

    private void restart() {
        node.stop();
        node.start();
        Set<String> before = orders();
        Buyer buyer =
                Crowd.gather(anonymous, cards, "TANA", "GIJI-20", 1).buyers().get(0);
        buyer.put("GIJI-20", 1).orFail("cart");
        Answer order = buyer.orderByCard(cards.token("visa-ok")).orFail("order");
        score.check("after a restart an order is paid", DemoDay.isPaid(order), order);
        score.expect("under TANA's own contract", 1L, charges(Shop.SYNTHETIC_ENCRYPTED, before));
    }
}
