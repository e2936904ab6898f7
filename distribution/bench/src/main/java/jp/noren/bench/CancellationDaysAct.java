package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** K-0001 cancelled on one day after the other, each from a load of its own, and what the 25th then charges (R081, R085). */
final class CancellationDaysAct {
    private static final String NUMBER = "K-0001";
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final RentalScene scene;
    private final Score score;
    private final DemoMember midori;

    CancellationDaysAct(RentalScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.midori = scene.member("sora10001");
    }

    /** Loaded in October: K-0002 is changed on its last day on which that forfeits the deposit, K-0001 cancelled a month later. */
    void untilTheFifteenth() {
        scene.heading(
                "K-0002 changes its plan on 15 October, after eleven months: the deposit is lost with the end of October");
        scene.at("2026-10-15T10:00:00");
        Map<String, Object> change = new LinkedHashMap<>(cancel("K-0002"));
        change.put("kind", "plan_change");
        change.put("plan", "R50");
        change.put("course", "NORMAL");
        score.expect("taken", 201, scene.file(midori, change).status());
        JsonNode contract = scene.contract(midori, "K-0002");
        score.expect("it ends", "2026-10-31", contract.path("end").asText());
        score.expect(
                "deposit", "forfeited", contract.path("deposit").path("outcome").asText());
        scene.heading("K-0001 is cancelled in the last millisecond of 15 November: the 25th charges nothing");
        ends("2026-11-15T23:59:59.999", "2026-11-30");
        scene.settle("2026-11-25");
        nothing("2026-12");
        boolean lost = Poll.until(
                PATIENCE, () -> scene.deposit("K-0002").path("state").asText().equals("forfeited"));
        score.check("the deposit of K-0002 is forfeited", lost, scene.deposit("K-0002"));
    }

    void onTheTwentyFourth() {
        scene.heading("K-0001 is cancelled in the last millisecond of the 24th: it ends with December");
        ends("2026-11-24T23:59:59.999", "2026-12-31");
        chargedOnceMore();
    }

    void onTheTwentySixth() {
        scene.heading("K-0001 cannot be cancelled on the 25th; a moment after it, it can, and ends with December");
        refused("2026-11-25T00:00:00");
        refused("2026-11-25T23:59:59.999");
        ends("2026-11-26T00:00:00", "2026-12-31");
        chargedOnceMore();
    }

    private Map<String, Object> cancel(String number) {
        return Map.of(
                "kind",
                "cancellation",
                "contract",
                scene.contract(midori, number).path("id").asText());
    }

    private void ends(String at, String end) {
        scene.at(at);
        Answer seen = scene.preview(midori, cancel(NUMBER));
        score.expect("the preview at " + at, end, seen.get("/effective_on"));
        Answer filed = scene.file(midori, cancel(NUMBER));
        score.expect("filed", 201, filed.status());
        score.expect("it ends", end, scene.contract(midori, NUMBER).path("end").asText());
    }

    private void refused(String at) {
        scene.at(at);
        Answer filed = scene.file(midori, cancel(NUMBER));
        score.expect("at " + at, "rental.settlement-day", filed.code());
        score.expect(
                "it runs on",
                "active",
                scene.contract(midori, NUMBER).path("state").asText());
    }

    private void chargedOnceMore() {
        scene.settle("2026-11-25");
        score.expect(
                "for December",
                3_608,
                scene.charge(midori, NUMBER, "2026-12").path("total").asLong());
        scene.settle("2026-12-25");
        nothing("2027-01");
    }

    private void nothing(String month) {
        JsonNode charge = scene.charge(midori, NUMBER, month);
        score.check(NUMBER + " nothing for " + month, charge.isMissingNode(), charge);
    }
}
