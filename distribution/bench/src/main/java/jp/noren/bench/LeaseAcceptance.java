package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The landlord's shop: a first payment by points, the following ones with the rent, and no rent for a corporate lease (R189 to R192). */
final class LeaseAcceptance {
    private static final String SHOP = "MINAMO";
    /** Pro rata from 10 November: 21/30 of 2,200 yen. */
    private static final long FIRST = 1_540;

    private static final long MONTHLY = 2_200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AcceptanceScene scene;
    private final Score score;
    private final Office office;
    private final DemoMember ha;
    private final DemoMember yu;

    LeaseAcceptance(AcceptanceScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.office = Office.open(scene.desk(), scene.api(), "minamo-desk", List.of("BILLING", "CS"));
        this.ha = DemoMember.of(scene.api(), SHOP, "minamo505");
        this.yu = DemoMember.of(scene.api(), SHOP, "minamo503");
    }

    void play() {
        scene.desk().switchOn(SHOP, "checkout");
        String csv = CatalogueFile.header()
                + CatalogueFile.plan("M-FIRST", FIRST * 10 / 11, 1, 1)
                + CatalogueFile.plan("M-STANDARD", MONTHLY * 10 / 11, 1, 1);
        scene.desk().importCatalogue(SHOP, csv).orFail("catalogue");
        points();
        rent();
        corporate();
    }

    private long balance() {
        return office.now()
                .get("/api/v1/stored-value/" + SHOP + "/" + ha.id())
                .orFail("balance")
                .yen("/balance");
    }

    private void points() {
        scene.heading("1,540 points are held and taken once; too few are refused");
        long before = balance();
        String key = Api.newKey();
        Answer order = ha.order("M-FIRST", Map.of("method", "POINTS"), key).orFail("order");
        score.expect("total", FIRST, order.yen("/total"));
        score.check("the order is fulfilled", becomes(order, "fulfilled"), ha.order(order.get("/id")));
        score.expect("points left", before - FIRST, balance());
        Answer again = ha.now().post("/api/v1/orders", Map.of("payment", Map.of("method", "POINTS")), key);
        score.expect("the same request again gives the same order", order.get("/id"), again.get("/id"));
        score.expect("points left", before - FIRST, balance());
        Answer poor = ha.order("M-STANDARD", Map.of("method", "POINTS")).orFail("order");
        score.check("too few points cancel the order", becomes(poor, "cancelled"), poor);
        score.expect("why", "payment_not_accepted", ha.order(poor.get("/id")).get("/reason"));
        score.expect("points left", before - FIRST, balance());
    }

    private boolean becomes(Answer order, String status) {
        return Poll.until(
                PATIENCE, () -> ha.order(order.get("/id")).get("/status").equals(status));
    }

    private void rent() {
        scene.heading("From December the fee stands on the rent");
        Answer order = ha.order("M-STANDARD", rent("AP-101-101")).orFail("order");
        score.check("it is accepted", becomes(order, "fulfilled"), ha.order(order.get("/id")));
        Answer shown = ha.order(order.get("/id"));
        score.expect("where it stands", "on_claim", shown.get("/payment/next_action/type"));
        score.check(
                "the claim has a due day",
                !shown.get("/payment/next_action/claim/due_on").isEmpty(),
                shown);
        JsonNode line = scene.api()
                .get("/sandbox/rent/book")
                .orFail("the landlord's book")
                .json();
        score.expect("lines on the landlord's claims", 1, line.size());
        score.expect("month", "2026-12", line.path(0).path("month").asText());
        score.expect("yen", MONTHLY, line.path(0).path("amount").asLong());
    }

    private void corporate() {
        scene.heading("A corporate lease cannot pay with the rent");
        Answer refused = yu.order("M-STANDARD", rent("AP-102-305"));
        score.expect("status", 409, refused.status());
        score.expect("code", "checkout.method-not-offered", refused.code());
    }

    private static Map<String, Object> rent(String lease) {
        return Map.of("method", "RENT", "rent", Map.of("lease", lease, "month", "2026-12"));
    }
}
