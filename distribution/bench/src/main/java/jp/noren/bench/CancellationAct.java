package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Cancellations at each edge of their windows, and what the 25th then charges. */
final class CancellationAct {
    private final RentalScene scene;
    private final Score score;
    private final DemoMember midori;
    private final DemoMember hisashi;
    private final DemoMember company;

    CancellationAct(RentalScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.midori = scene.member("sora10001");
        this.hisashi = scene.member("sora10003");
        this.company = scene.member("sora20001");
    }

    void play() {
        scene.heading("SC08: in the last millisecond of the 15th the contract ends with the month");
        ends("2026-11-15T23:59:59.999", company, "K-0008", "2026-11-30");
        score.expect("K-0007 is unchanged", "active", state(company, "K-0007"));
        ends("2026-11-15T23:59:59.999", hisashi, "K-0005", "2026-11-30");
        scene.heading("From the 16th on it ends with the next month");
        ends("2026-11-16T00:00:00", midori, "K-0001", "2026-12-31");
        ends("2026-11-24T23:59:59.999", hisashi, "K-0004", "2026-12-31");
        scene.heading("SC10: on the 25th nothing is cancelled");
        scene.at("2026-11-25T00:00:00");
        refused();
        scene.at("2026-11-25T23:59:59.999");
        refused();
        ends("2026-11-26T00:00:00", company, "K-0007", "2026-12-31");
        settled();
        others();
    }

    private Map<String, Object> cancel(DemoMember member, String number) {
        return Map.of(
                "kind",
                "cancellation",
                "contract",
                scene.contract(member, number).path("id").asText());
    }

    private String state(DemoMember member, String number) {
        return scene.contract(member, number).path("state").asText();
    }

    private void ends(String at, DemoMember member, String number, String end) {
        scene.at(at);
        Answer filed = scene.file(member, cancel(member, number));
        score.expect(number + " at " + at, 201, filed.status());
        score.expect("it ends", end, scene.contract(member, number).path("end").asText());
    }

    private void refused() {
        Answer seen = scene.preview(company, cancel(company, "K-0007"));
        score.expect("why", "rental.settlement-day", seen.get("/refusal/code"));
        Answer filed = scene.file(company, cancel(company, "K-0007"));
        score.expect("filing is refused", "rental.settlement-day", filed.code());
        score.expect("it runs on", "active", state(company, "K-0007"));
    }

    private void settled() {
        scene.heading("The 25th: who ends in November is not charged, who ends in December once more");
        scene.settle("2026-11-25");
        JsonNode once = scene.charge(midori, "K-0001", "2026-12");
        score.expect("K-0001 for December", 3_608, once.path("total").asLong());
        score.expect("it is paid", "paid", once.path("state").asText());
        score.check(
                "K-0005 nothing",
                scene.charge(hisashi, "K-0005", "2026-12").isMissingNode(),
                scene.charge(hisashi, "K-0005", "2026-12"));
        scene.settle("2026-12-25");
        score.check(
                "K-0001 nothing in December",
                scene.charge(midori, "K-0001", "2027-01").isMissingNode(),
                scene.charge(midori, "K-0001", "2027-01"));
    }

    /** Contracts of others look like contracts that are not there. */
    private void others() {
        scene.heading("A contract of somebody else is not there");
        String foreign = scene.contract(company, "K-0007").path("id").asText();
        Answer look = midori.now().get("/api/v1/me/contracts/" + foreign);
        score.expect("to look at", 404, look.status());
        Answer file = midori.now()
                .post("/api/v1/rental-applications/preview", Map.of("kind", "cancellation", "contract", foreign));
        score.expect("to cancel", 404, file.status());
    }
}
