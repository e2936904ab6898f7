package jp.noren.bench;

import java.util.List;
import java.util.Map;

/** The landlord's shop: a first payment by points, the following ones with the rent, and no rent for a corporate lease (R189 to R192). */
final class LeaseAcceptance {
    private static final String SHOP = "MINAMO";
    /** Pro rata from 10 November: 21/30 of 2,200 yen. */
    private static final long FIRST = 1_540;

    private static final long MONTHLY = 2_200;

    private final AcceptanceScene scene;
    private final Score score;
    private final Office office;

    LeaseAcceptance(AcceptanceScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.office = Office.open(scene.desk(), scene.api(), "minamo-desk", List.of("BILLING", "CS"));
    }

    void play() {
        open();
        points();
        rent();
        corporate();
    }

    private void open() {
        Desk desk = scene.desk();
        desk.storefront(SHOP, "LEASE_OPTION");
        for (String name : List.of("checkout", "member", "payment.points", "payment.rent")) {
            desk.switchOn(SHOP, name);
        }
        desk.policy(SHOP, "termsVersion", "\"2026-11\"");
        desk.policy(SHOP, "checkoutPayments", "[\"POINTS\", \"RENT\"]");
        String csv = CatalogueFile.header()
                + CatalogueFile.plan("M-FIRST", FIRST * 10 / 11, 1, 1)
                + CatalogueFile.plan("M-STANDARD", MONTHLY * 10 / 11, 1, 1);
        desk.importCatalogue(SHOP, csv).orFail("catalogue");
    }

    private Buyer tenant(String name, String mark) {
        return scene.register(SHOP, "INDIVIDUAL", name, mark, Map.of());
    }

    private String id(Buyer buyer) {
        return buyer.api().get("/api/v1/members/me").orFail("me").get("/id");
    }

    private long balance(String account) {
        return office.now()
                .get("/api/v1/stored-value/" + SHOP + "/" + account)
                .orFail("balance")
                .yen("/balance");
    }

    private void points() {
        scene.heading("1,540 points are held and taken once");
        Buyer ha = tenant("レ・トゥ・ハー", "ha");
        String account = id(ha);
        office.now()
                .post(
                        "/api/v1/stored-value/" + SHOP + "/" + account + "/grants",
                        Map.of("amount", 3_000, "expires_at", "2027-03-31T15:00:00Z", "reason", "demo"),
                        Api.newKey())
                .orFail("points");
        ha.put("M-FIRST", 1).orFail("cart");
        String key = Api.newKey();
        Answer order = ha.order(Map.of("method", "POINTS"), key).orFail("order");
        score.expect("total", FIRST, order.yen("/total"));
        score.check("the order is fulfilled", scene.isPaidSoon(ha, order.get("/id")), order);
        score.expect("points left", 3_000 - FIRST, balance(account));
        score.expect(
                "the same request again gives the same order",
                order.get("/id"),
                ha.order(Map.of("method", "POINTS"), key).get("/id"));
        score.expect("points left", 3_000 - FIRST, balance(account));
        ha.put("M-STANDARD", 1).orFail("cart");
        Answer poor = ha.order(Map.of("method", "POINTS"), Api.newKey()).orFail("order");
        score.expect("too few points", "payment_not_accepted", poor.get("/reason"));
        score.expect("points left", 3_000 - FIRST, balance(account));
    }

    private void rent() {
        scene.heading("From December the fee stands on the rent");
        Buyer ha = tenant("レ・トゥ・ハー", "ha2");
        ha.put("M-STANDARD", 1).orFail("cart");
        Answer order = ha.order(rent("AP-101-101"), Api.newKey()).orFail("order");
        score.check(
                "it is accepted and stands on a claim",
                order.get("/payment/next_action/type").equals("on_claim") && DemoDay.isPaid(order),
                order);
        score.check(
                "the rent is due in December",
                order.get("/payment/next_action/claim/due_on").startsWith("2026-1"),
                order.get("/payment/next_action/claim/due_on"));
    }

    private void corporate() {
        scene.heading("A corporate lease cannot pay with the rent");
        Buyer yu = tenant("佐倉 ゆう", "yu");
        yu.put("M-STANDARD", 1).orFail("cart");
        Answer refused = yu.order(rent("AP-102-305"), Api.newKey()).orFail("order");
        score.expect("status", "cancelled", refused.get("/status"));
        score.expect("why", "not_for_this_lease", refused.get("/payment/decline/reason"));
        score.expect("the cart has it again", "M-STANDARD", yu.cart().get("/lines/0/code"));
    }

    private static Map<String, Object> rent(String lease) {
        return Map.of("method", "RENT", "rent", Map.of("lease", lease, "month", "2026-12"));
    }
}
