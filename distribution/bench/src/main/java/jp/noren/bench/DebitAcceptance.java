package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/** The month of the company that is debited: the desk sends the file, the bank collects on 28 December, and the answer pays the bill (R142, R143). */
final class DebitAcceptance {
    private static final String DAY = "2026-12-28";
    private static final String SHOP = "?storefront=TANA";
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final AcceptanceScene scene;
    private final Score score;
    private final Office billing;
    private final DemoMember marufuji;

    DebitAcceptance(AcceptanceScene scene, Office billing, DemoMember marufuji) {
        this.scene = scene;
        this.score = scene.score();
        this.billing = billing;
        this.marufuji = marufuji;
    }

    void play() {
        scene.heading("28 December: the bank debits, and the bill is paid");
        score.check("the debit waits for the bank", Poll.until(PATIENCE, this::isCollected), bill());
        MethodsAcceptance.clock(scene.api(), "2026-12-21T01:00:00Z");
        byte[] file = billing.now().bytes("GET", "/api/v1/debits/" + DAY + "/file" + SHOP, null);
        Answer receipt = scene.api()
                .send("POST", "/api/v1/sandbox/bank/collections", file, Map.of())
                .orFail("the bank takes the file");
        score.expect("the bank will debit", 1, receipt.yen("/debits"));
        score.expect("on", DAY, receipt.get("/collect_on"));
        MethodsAcceptance.clock(scene.api(), DAY + "T03:00:00Z");
        byte[] results =
                scene.api().bytes("GET", "/api/v1/sandbox/bank/collections/" + receipt.get("/id") + "/results", null);
        Answer read = billing.now()
                .send("POST", "/api/v1/debits/" + DAY + "/results" + SHOP, results, Map.of())
                .orFail("the answers are read");
        score.expect("the bank's answer", "collected", read.get("/data/0/result"));
        score.expect("the bill is paid", "paid", bill().path("state").asText());
        score.expect("by", "debit", bill().path("kind").asText());
    }

    private boolean isCollected() {
        JsonNode days = billing.now()
                .writtenTo(Transcript.NONE)
                .get("/api/v1/collections" + SHOP)
                .orFail("collections")
                .json()
                .path("data");
        return days.size() == 1 && days.path(0).path("collect_on").asText().equals(DAY);
    }

    private JsonNode bill() {
        return AccountAcceptance.bill(marufuji);
    }
}
