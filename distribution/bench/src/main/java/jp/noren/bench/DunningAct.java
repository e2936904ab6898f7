package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A card that fails on the 25th: the mail, another card and the retry that pays; and one that goes on failing until its contract is suspended, and resumed. */
final class DunningAct {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String MONTH = "2026-12";

    private final RentalScene scene;
    private final Score score;
    private final DemoMember midori;
    private final DemoMember hisashi;

    DunningAct(RentalScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.midori = scene.member("sora10001");
        this.hisashi = scene.member("sora10003");
    }

    void play() {
        failed();
        updated();
        suspended();
        resumed();
    }

    private void keeps(DemoMember member, String card) {
        scene.quiet()
                .put("/sandbox/sbps/kept", Map.of("customer", member.id(), "card", card))
                .orFail("card");
    }

    private String chargeState(DemoMember member, String number) {
        return scene.charge(member, number, MONTH).path("state").asText();
    }

    private void becomes(DemoMember member, String number, String state) {
        boolean did = Poll.until(PATIENCE, () -> chargeState(member, number).equals(state));
        score.check(number + " for December is " + state, did, scene.charge(member, number, MONTH));
    }

    private void contractBecomes(String number, String state) {
        boolean did = Poll.until(
                PATIENCE,
                () -> scene.contract(hisashi, number).path("state").asText().equals(state));
        score.check(number + " is " + state, did, scene.contract(hisashi, number));
    }

    private void failed() {
        scene.heading(
                "On 25 November the cards of K-0001 and K-0005 fail; both members are told, and when it is tried again");
        keeps(midori, "visa-over-limit");
        keeps(hisashi, "visa-over-limit");
        scene.settle("2026-11-25");
        becomes(midori, "K-0001", "failed");
        becomes(hisashi, "K-0005", "failed");
        JsonNode charge = scene.charge(midori, "K-0001", MONTH);
        score.check(
                "it is tried again on 28 November",
                charge.path("next_try_at").asText().startsWith("2026-11-27T15:00"),
                charge);
        score.check(
                "the mail is there",
                !scene.mail("midori@mail.example", "K-0001").isMissingNode(),
                "no mail");
        score.expect(
                "the contract runs on",
                "active",
                scene.contract(midori, "K-0001").path("state").asText());
    }

    private void updated() {
        scene.heading("K-0001's member brings another card on the 26th; the retry of the 28th charges it, once");
        scene.at("2026-11-26T09:00:00");
        Cards.Token token = scene.cards().token("visa-ok");
        Map<String, Object> card =
                Map.of("token", token.token(), "token_key", token.tokenKey(), "brand", token.brand());
        Answer changed = midori.now().post("/api/v1/contract-payment/changes", Map.of("card", card), Api.newKey());
        score.expect("the card is taken", 201, changed.status());
        score.expect("nothing is charged by that", "failed", chargeState(midori, "K-0001"));
        scene.from("2026-11-28T00:05:00");
        becomes(midori, "K-0001", "paid");
        score.expect(
                "in full",
                3_608,
                scene.charge(midori, "K-0001", MONTH).path("total").asLong());
        becomes(hisashi, "K-0005", "failed");
    }

    private void suspended() {
        scene.heading(
                "K-0005's card fails once more on 2 December: it is suspended; it cannot be changed, but cancelled");
        scene.from("2026-12-02T00:05:00");
        contractBecomes("K-0005", "suspended");
        score.check(
                "its charge is unpaid",
                scene.charge(hisashi, "K-0005", MONTH).path("unpaid").asBoolean(),
                "paid");
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("kind", "plan_change");
        change.put("contract", scene.contract(hisashi, "K-0005").path("id").asText());
        change.put("plan", "S50");
        change.put("course", "NORMAL");
        Answer refused = scene.preview(hisashi, change);
        score.expect("a plan change", "rental.suspended", refused.get("/refusal/code"));
        Answer cancel = scene.preview(
                hisashi,
                Map.of(
                        "kind",
                        "cancellation",
                        "contract",
                        scene.contract(hisashi, "K-0005").path("id").asText()));
        score.expect("a cancellation could be filed", "true", cancel.get("/allowed"));
        score.expect(
                "K-0004 with a card of its own runs on",
                "active",
                scene.contract(hisashi, "K-0004").path("state").asText());
    }

    private void resumed() {
        scene.heading("He brings another card and pays; K-0005 is resumed");
        Cards.Token token = scene.cards().token("visa-ok");
        Map<String, Object> card =
                Map.of("token", token.token(), "token_key", token.tokenKey(), "brand", token.brand());
        hisashi.now()
                .post("/api/v1/contract-payment/changes", Map.of("card", card), Api.newKey())
                .orFail("another card");
        String charge = scene.charge(hisashi, "K-0005", MONTH).path("id").asText();
        Answer paid = hisashi.now().post("/api/v1/charges/" + charge + "/payments", Map.of(), Api.newKey());
        score.expect("he pays himself", 201, paid.status());
        becomes(hisashi, "K-0005", "paid");
        contractBecomes("K-0005", "active");
        Answer twice = hisashi.now().post("/api/v1/charges/" + charge + "/payments", Map.of(), Api.newKey());
        score.check("nothing is paid twice", charged() == 1, twice);
        score.check(
                "he is told that it is paid",
                !scene.mail("hisashi@mail.example", "K-0005").isMissingNode(),
                "no mail");
    }

    /** How often the company has charged K-0005 for the month. */
    private int charged() {
        int times = 0;
        for (JsonNode one :
                scene.quiet().get("/sandbox/sbps/book").orFail("book").json().path("charges")) {
            boolean his = one.path("customer").asText().equals(hisashi.id());
            times += his && one.path("charged").asLong() > 0 ? 1 : 0;
        }
        return times;
    }
}
