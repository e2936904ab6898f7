package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Support plans: change, release, the one operation, key codes from a pool that runs dry, claims, and the stock that runs out with them. */
final class SupportAct {
    private final RentalScene scene;
    private final Score score;
    private final DemoMember midori;
    private final DemoMember taichi;
    private final DemoMember company;

    SupportAct(RentalScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.midori = scene.member("sora10001");
        this.taichi = scene.member("sora10002");
        this.company = scene.member("sora20001");
    }

    void play() {
        change();
        release();
        starts();
        noStock();
        settled();
        keys();
        claims();
        later();
    }

    private String id(DemoMember member, String number) {
        return scene.contract(member, number).path("id").asText();
    }

    private void change() {
        scene.heading("SC18: K-0001 changes its support to Premium");
        scene.at("2026-11-10T10:00:00");
        Answer filed = scene.fileSupport(
                midori, Map.of("contract", id(midori, "K-0001"), "operation", "change", "plan", "SUPPORT_PREMIUM"));
        score.expect("taken", 201, filed.status());
        score.expect("from", "2026-12-01", filed.get("/effective_on"));
        Answer view = midori.now().get("/api/v1/support/contracts/" + id(midori, "K-0001"));
        score.expect("used", 1, view.yen("/operations/used"));
        score.check("loss is covered from 2027-02-01", view.text().contains("2027-02-01"), view);
        Answer key = midori.now().get("/api/v1/support/contracts/" + id(midori, "K-0001") + "/key");
        score.check("the key is not shown yet", key.get("/code").isEmpty(), key);
        Answer again = scene.fileSupport(midori, Map.of("contract", id(midori, "K-0001"), "operation", "release"));
        score.expect("a second operation", "support.operation-limit", again.code());
    }

    private void release() {
        scene.heading("SC22: K-0007 releases its support");
        Answer filed = scene.fileSupport(company, Map.of("contract", id(company, "K-0007"), "operation", "release"));
        score.expect("taken", 201, filed.status());
        Answer key = company.now().get("/api/v1/support/contracts/" + id(company, "K-0007") + "/key");
        score.check("the key is shown till then", !key.get("/code").isEmpty(), key.status());
    }

    private void starts() {
        scene.heading("Four more devices with Premium from December: no router is left");
        for (int i = 0; i < 4; i++) {
            Map<String, Object> wish = new LinkedHashMap<>();
            wish.put("kind", "new");
            wish.put("plan", "R50");
            wish.put("course", "NORMAL");
            wish.put("support", "SUPPORT_PREMIUM");
            wish.put("start", "2026-12-01");
            wish.put("method", "CARD");
            score.expect("additional " + (i + 1), 201, scene.file(midori, wish).status());
        }
        Map<String, Object> other =
                Map.of("kind", "new", "plan", "S20", "course", "NORMAL", "start", "2026-12-01", "method", "ATONE");
        Answer refused = scene.preview(midori, other);
        score.expect("no back door to atone", "rental.payment-change-not-allowed", refused.get("/refusal/code"));
    }

    private void noStock() {
        scene.heading("No router in stock: a plan change from R50 to R100, or from R200, leaves no row");
        leavesNoRow(midori, "K-0001");
        leavesNoRow(company, "K-0008");
    }

    private void leavesNoRow(DemoMember member, String number) {
        int contracts = scene.contracts(member);
        int applications = rows(member, "/api/v1/rental-applications?limit=100");
        int returns = rows(member, "/api/v1/device-returns?limit=100");
        Map<String, Object> wish =
                Map.of("kind", "plan_change", "contract", id(member, number), "plan", "R100", "course", "NORMAL");
        Answer seen = scene.preview(member, wish);
        Answer filed = scene.file(member, wish);
        score.expect(number + " is refused", "rental.no-stock", filed.code());
        score.expect("the preview says so", "rental.no-stock", seen.get("/refusal/code"));
        score.expect("contracts", contracts, scene.contracts(member));
        score.expect("applications", applications, rows(member, "/api/v1/rental-applications?limit=100"));
        score.expect("returns", returns, rows(member, "/api/v1/device-returns?limit=100"));
        score.expect(
                number + " runs on",
                "active",
                scene.contract(member, number).path("state").asText());
        Answer trail = scene.desk()
                .get("/api/v1/audit?limit=20&object=" + id(member, number))
                .orFail("trail");
        score.check("the refusal is on record", trail.text().contains("rental.no-stock"), trail);
    }

    private static int rows(DemoMember member, String url) {
        return member.now()
                .writtenTo(Transcript.NONE)
                .get(url)
                .orFail(url)
                .json()
                .path("data")
                .size();
    }

    private void settled() {
        scene.heading("The 25th charges the plan of December");
        scene.settle("2026-11-25");
        score.expect(
                "K-0001",
                3_828,
                scene.charge(midori, "K-0001", "2026-12").path("total").asLong());
    }

    private JsonNode keyDesk() {
        return scene.desk()
                .writtenTo(Transcript.NONE)
                .get("/api/v1/support-keys?storefront=" + RentalScene.SHOP)
                .orFail("keys")
                .json();
    }

    private void keys() {
        scene.heading("Five Premium starts, four keys: one waits, an import fills it");
        scene.from("2026-12-01T00:05:00");
        boolean waits = Poll.until(
                Duration.ofSeconds(90), () -> keyDesk().path("pending").size() == 1);
        score.check("one waits", waits, keyDesk());
        score.expect("free", 0, keyDesk().path("free").asLong());
        scene.desk()
                .post(
                        "/api/v1/support-imports",
                        Map.of(
                                "storefront",
                                RentalScene.SHOP,
                                "plans",
                                List.of(),
                                "keys",
                                List.of("DEMO-KEY0-0000-0007"),
                                "contracts",
                                List.of()),
                        Api.newKey())
                .orFail("keys");
        boolean filled = Poll.until(
                Duration.ofSeconds(90), () -> keyDesk().path("pending").isEmpty());
        score.check("an import fills it", filled, keyDesk());
        Answer key = midori.now().get("/api/v1/support/contracts/" + id(midori, "K-0001") + "/key");
        score.check("the member sees his key", key.get("/code").startsWith("DEMO-KEY"), key.status());
        Answer hidden = company.now().get("/api/v1/support/contracts/" + id(company, "K-0007") + "/key");
        score.check("after the release it is hidden", hidden.get("/code").isEmpty(), hidden.status());
    }

    private void claims() {
        scene.heading("Loss is covered from 2027-02-01, damage from 2026-12-01");
        scene.at("2027-02-05T10:00:00");
        claim("LOSS", "2027-01-31T14:59:59Z", "refused");
        claim("LOSS", "2027-01-31T15:00:00Z", "covered");
        claim("THEFT", "2027-01-31T14:59:59Z", "refused");
        claim("THEFT", "2027-01-31T15:00:00Z", "covered");
        claim("DAMAGE", "2026-11-30T15:00:00Z", "covered");
    }

    private void claim(String cover, String incident, String state) {
        Answer filed = midori.now()
                .post(
                        "/api/v1/support-claims",
                        Map.of(
                                "contract",
                                id(midori, "K-0001"),
                                "cover",
                                cover,
                                "incident_at",
                                incident,
                                "description",
                                "…"),
                        Api.newKey());
        score.expect(cover + " at " + incident, state, filed.get("/state"));
    }

    /** K-0003's six months end in February 2027. */
    private void later() {
        scene.heading("K-0003 goes on after its prepaid months; SC20: support is not released a second time");
        scene.at("2027-02-15T10:00:00");
        Answer seen = scene.preview(taichi, Map.of("kind", "cancellation", "contract", id(taichi, "K-0003")));
        score.check(
                "in the last month nothing is lost",
                !RentalScene.consequences(seen).contains("prepaid"),
                RentalScene.consequences(seen));
        Answer again = scene.fileSupport(midori, Map.of("contract", id(midori, "K-0001"), "operation", "release"));
        score.expect("SC20", "support.operation-limit", again.code());
        scene.settle("2027-02-25");
        score.expect(
                "March",
                5_610,
                scene.charge(taichi, "K-0003", "2027-03").path("total").asLong());
    }
}
