package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cards that fail on the 25th: one whose member brings another card in time for the retry; one that goes on failing until its contract is suspended, is paid
 * and resumed; and one whose contract the house ends by force, its debt staying payable.
 */
final class DunningAct {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String MONTH = "2026-12";
    private static final String NEXT_MONTH = "2027-01";

    private final RentalScene scene;
    private final Score score;
    private final DemoMember midori;
    private final DemoMember hisashi;
    private final DemoMember lan;

    DunningAct(RentalScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.midori = scene.member("sora10001");
        this.hisashi = scene.member("sora10003");
        this.lan = scene.member("sora10004");
    }

    void play() {
        failed();
        updated();
        suspended();
        resumed();
        forcedEnd();
        debt();
        settled();
    }

    private void keeps(DemoMember member, String card) {
        scene.quiet()
                .put("/sandbox/sbps/kept", Map.of("customer", member.id(), "card", card))
                .orFail("card");
    }

    private JsonNode charge(DemoMember member, String number) {
        return scene.charge(member, number, MONTH);
    }

    private void becomes(DemoMember member, String number, String state) {
        boolean did = Poll.until(
                PATIENCE, () -> charge(member, number).path("state").asText().equals(state));
        score.check(number + " for December is " + state, did, charge(member, number));
    }

    /** A try has failed, and this is when the next one is made. */
    private void triesAgainAt(DemoMember member, String number, String instant) {
        boolean did = Poll.until(PATIENCE, () -> failedUntil(charge(member, number), instant));
        score.check(number + " has failed and is tried again at " + instant, did, charge(member, number));
    }

    private static boolean failedUntil(JsonNode charge, String instant) {
        return charge.path("state").asText().equals("failed")
                && charge.path("next_try_at").asText().startsWith(instant);
    }

    private String state(DemoMember member, String number) {
        return scene.contract(member, number).path("state").asText();
    }

    private void contractBecomes(DemoMember member, String number, String state) {
        boolean did = Poll.until(PATIENCE, () -> state(member, number).equals(state));
        score.check(number + " is " + state, did, scene.contract(member, number));
    }

    /** The mail that says the first of these says the others too. */
    private void told(String to, String... says) {
        JsonNode mail = scene.mail(to, says[0]);
        String text = mail.path("subject").asText() + "\n" + mail.path("body").asText();
        for (String one : says) {
            score.check("the mail says: " + one, text.contains(one), text);
        }
    }

    private void failed() {
        scene.heading(
                "On 25 November the cards of K-0001, K-0005 and K-0006 fail; their members are told, and when it is tried again");
        keeps(midori, "visa-over-limit");
        keeps(hisashi, "visa-over-limit");
        keeps(lan, "visa-over-limit");
        scene.settle("2026-11-25");
        triesAgainAt(midori, "K-0001", "2026-11-27T15:00");
        triesAgainAt(hisashi, "K-0005", "2026-11-27T15:00");
        triesAgainAt(lan, "K-0006", "2026-11-27T15:00");
        told("midori@mail.example", "K-0001 3,608円の決済ができませんでした", "2026年11月28日に再度決済いたします");
        told("lan@mail.example", "K-0006: không thu được 2.310 yên", "thu lại vào 28/11/2026");
        score.expect("the contract runs on", "active", state(midori, "K-0001"));
    }

    private void updated() {
        scene.heading("K-0001's member brings another card on the 26th; the retry of the 28th charges it, once");
        scene.at("2026-11-26T09:00:00");
        Answer changed = scene.card(midori, "/api/v1/contract-payment/changes", "visa-ok");
        score.expect("the card is taken", 201, changed.status());
        score.expect(
                "nothing is charged by that",
                "failed",
                charge(midori, "K-0001").path("state").asText());
        scene.from("2026-11-28T00:05:00");
        becomes(midori, "K-0001", "paid");
        score.expect("in full", 3_608, charge(midori, "K-0001").path("total").asLong());
        told("midori@mail.example", "K-0001 3,608円のお支払いが完了しました");
        triesAgainAt(hisashi, "K-0005", "2026-12-01T15:00");
        triesAgainAt(lan, "K-0006", "2026-12-01T15:00");
    }

    private void suspended() {
        scene.heading(
                "K-0005's card fails once more on 2 December: it is suspended; it cannot be changed, but cancelled");
        scene.from("2026-12-02T00:05:00");
        contractBecomes(hisashi, "K-0005", "suspended");
        score.check(
                "its charge is unpaid",
                charge(hisashi, "K-0005").path("unpaid").asBoolean(),
                charge(hisashi, "K-0005"));
        score.check(
                "it is not tried again by itself",
                !charge(hisashi, "K-0005").hasNonNull("next_try_at"),
                charge(hisashi, "K-0005"));
        told("hisashi@mail.example", "K-0005 2,398円が未払いです");
        Map<String, Object> change = wish("plan_change", hisashi, "K-0005");
        change.put("plan", "S50");
        change.put("course", "NORMAL");
        Answer refused = scene.preview(hisashi, change);
        score.expect("a plan change", "rental.suspended", refused.get("/refusal/code"));
        Answer cancel = scene.preview(hisashi, wish("cancellation", hisashi, "K-0005"));
        score.expect("a cancellation could be filed", "true", cancel.get("/allowed"));
        score.expect("K-0004 with a card of its own runs on", "active", state(hisashi, "K-0004"));
    }

    private Map<String, Object> wish(String kind, DemoMember member, String number) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("kind", kind);
        wish.put("contract", scene.contract(member, number).path("id").asText());
        return wish;
    }

    private Answer pay(DemoMember member, String number) {
        String charge = charge(member, number).path("id").asText();
        return member.now().post("/api/v1/charges/" + charge + "/payments", Map.of(), Api.newKey());
    }

    private void resumed() {
        scene.heading("He brings another card and pays; K-0005 is resumed");
        scene.card(hisashi, "/api/v1/contract-payment/changes", "visa-ok").orFail("another card");
        score.expect("he pays himself", 201, pay(hisashi, "K-0005").status());
        becomes(hisashi, "K-0005", "paid");
        contractBecomes(hisashi, "K-0005", "active");
        score.expect(
                "paying once more",
                "billing.charge-not-open",
                pay(hisashi, "K-0005").code());
        score.expect("the company has charged it so often", 1, charged(hisashi));
        told("hisashi@mail.example", "K-0005 2,398円のお支払いが完了しました");
    }

    private void forcedEnd() {
        scene.heading("K-0006 stays unpaid and suspended: on 10 December the house ends it, with a reason");
        contractBecomes(lan, "K-0006", "suspended");
        scene.from("2026-12-10T10:00:00");
        String id = scene.contract(lan, "K-0006").path("id").asText();
        String url = "/api/v1/rental-contracts/" + id + "/forced-ends";
        Answer mute = scene.desk().post(url, Map.of(), Api.newKey());
        score.expect("without a reason", 422, mute.status());
        Answer ended = scene.desk().post(url, Map.of("reason", "December unpaid"), Api.newKey());
        score.expect("with one", 201, ended.status());
        score.expect("K-0006", "forced_end", state(lan, "K-0006"));
        score.expect(
                "it ends today",
                "2026-12-10",
                scene.contract(lan, "K-0006").path("end").asText());
        told("lan@mail.example", "Hợp đồng K-0006 đã bị chấm dứt", "Ngày kết thúc: 10/12/2026");
        score.expect(
                "the deposit",
                "forfeited",
                scene.deposit("K-0006").path("state").asText());
        Answer returns = lan.now().get("/api/v1/device-returns").orFail("returns");
        score.check("its device is due on 2027-01-03", returns.text().contains("2027-01-03"), returns);
        Answer trail = scene.desk().get("/api/v1/audit?limit=50&object=" + id).orFail("trail");
        score.check(
                "on record with its reason",
                trail.text().contains("rental.forced-end") && trail.text().contains("December unpaid"),
                trail);
        Answer twice = scene.desk().post(url, Map.of("reason", "again"), Api.newKey());
        score.expect("a second time", "rental.contract-ended", twice.code());
    }

    /** R089: what is open stays open, and can be paid. */
    private void debt() {
        scene.heading(
                "Her debt for December stays; when her card works again she pays it, and the contract stays over");
        score.check("it is owed", charge(lan, "K-0006").path("unpaid").asBoolean(), charge(lan, "K-0006"));
        keeps(lan, "visa-ok");
        score.expect("she pays", 201, pay(lan, "K-0006").status());
        becomes(lan, "K-0006", "paid");
        told("lan@mail.example", "K-0006: đã nhận 2.310 yên");
        score.expect("the contract", "forced_end", state(lan, "K-0006"));
    }

    private void settled() {
        scene.heading("25 December: who was resumed is charged again, who was ended is not");
        scene.settle("2026-12-25");
        score.expect(
                "K-0005 for January",
                "paid",
                scene.charge(hisashi, "K-0005", NEXT_MONTH).path("state").asText());
        JsonNode over = scene.charge(lan, "K-0006", NEXT_MONTH);
        score.check("K-0006 nothing", over.isMissingNode(), over);
    }

    /** How often the company has charged a member's card. */
    private int charged(DemoMember member) {
        int times = 0;
        for (JsonNode one :
                scene.quiet().get("/sandbox/sbps/book").orFail("book").json().path("charges")) {
            boolean his = one.path("customer").asText().equals(member.id());
            times += his && one.path("charged").asLong() > 0 ? 1 : 0;
        }
        return times;
    }
}
