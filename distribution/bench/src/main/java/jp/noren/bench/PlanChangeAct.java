package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Plan changes, the deposit, prepaid months, contracts of old, and what the 25th then charges. Loaded in October. */
final class PlanChangeAct {
    private final RentalScene scene;
    private final Score score;
    private final DemoMember midori;
    private final DemoMember taichi;
    private final DemoMember hisashi;
    private final DemoMember lan;

    PlanChangeAct(RentalScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.midori = scene.member("sora10001");
        this.taichi = scene.member("sora10002");
        this.hisashi = scene.member("sora10003");
        this.lan = scene.member("sora10004");
    }

    void play() {
        deposit();
        prepaid();
        lan();
        ofOld();
        changed();
        settled();
    }

    private Map<String, Object> change(DemoMember member, String number, String plan, String course) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("kind", "plan_change");
        wish.put("contract", scene.contract(member, number).path("id").asText());
        wish.put("plan", plan);
        wish.put("course", course);
        return wish;
    }

    private Map<String, Object> cancel(DemoMember member, String number) {
        return Map.of(
                "kind",
                "cancellation",
                "contract",
                scene.contract(member, number).path("id").asText());
    }

    /** K-0002, deposit course since 2025-12-01. */
    private void deposit() {
        scene.heading(
                "The deposit of K-0002: a change in October forfeits it, on the 16th none is taken, a cancellation then keeps it due");
        scene.at("2026-10-15T23:59:59.999");
        Answer last = scene.preview(midori, change(midori, "K-0002", "R50", "NORMAL"));
        score.expect("on the 15th it may be filed", "true", last.get("/allowed"));
        score.expect("it would end", "2026-10-31", last.get("/effective_on"));
        score.check(
                "the deposit would be lost",
                RentalScene.consequences(last).contains("forfeit"),
                RentalScene.consequences(last));
        scene.at("2026-10-16T00:00:00");
        Answer late = scene.preview(midori, change(midori, "K-0002", "R50", "NORMAL"));
        score.expect("on the 16th it is refused", "false", late.get("/allowed"));
        Answer filed = scene.file(midori, cancel(midori, "K-0002"));
        score.expect("a cancellation is taken", 201, filed.status());
        JsonNode contract = scene.contract(midori, "K-0002");
        score.expect("it ends", "2026-11-30", contract.path("end").asText());
        score.expect("state", "ending", contract.path("state").asText());
        score.expect(
                "deposit",
                "refund-due",
                contract.path("deposit").path("outcome").asText());
    }

    /** K-0003, six months paid in advance from September. */
    private void prepaid() {
        scene.heading("K-0003 is cancelled on 10 November: three prepaid months are lost");
        scene.at("2026-11-10T10:00:00");
        Answer seen = scene.preview(taichi, cancel(taichi, "K-0003"));
        String told = RentalScene.consequences(seen);
        score.check("3 months, 14,355 yen", told.contains("\"months\":3") && told.contains("\"amount\":14355"), told);
        Answer untick = taichi.now()
                .post(
                        "/api/v1/rental-applications",
                        Map.of(
                                "kind",
                                "cancellation",
                                "contract",
                                scene.contract(taichi, "K-0003").path("id").asText(),
                                "token",
                                seen.get("/token")),
                        Api.newKey());
        score.check("without the tick nothing is filed", untick.status() >= 400, untick);
        score.expect(
                "it still runs",
                "active",
                scene.contract(taichi, "K-0003").path("state").asText());
        score.expect(
                "with it, it is",
                201,
                scene.file(taichi, cancel(taichi, "K-0003")).status());
        JsonNode contract = scene.contract(taichi, "K-0003");
        score.expect("it ends", "2026-11-30", contract.path("end").asText());
    }

    private void lan() {
        scene.heading("Lan cancels K-0006: the deposit of 2,000 yen is lost, and her mail is Vietnamese");
        Answer filed = scene.file(lan, cancel(lan, "K-0006"));
        score.expect("taken", 201, filed.status());
        JsonNode contract = scene.contract(lan, "K-0006");
        score.expect("it ends", "2026-11-30", contract.path("end").asText());
        score.expect(
                "deposit", "forfeited", contract.path("deposit").path("outcome").asText());
        JsonNode mail = scene.mail("lan@mail.example", "K-0006");
        String body = mail.path("subject").asText() + "\n" + mail.path("body").asText();
        score.expect("language of the mail", "vi", mail.path("language").asText());
        for (String line : List.of(
                "Số hợp đồng: K-0006",
                "Thời điểm tiếp nhận: 10/11/2026 10:00 JST",
                "Ngày kết thúc: 30/11/2026",
                "Hợp đồng K-0006 kết thúc vào 30/11/2026 và không dùng được sau ngày đó.",
                "Vui lòng trả đủ bộ thiết bị trước hoặc trong ngày 3/12/2026.",
                "Tiền cọc 2.000 yên sẽ không được hoàn: mới dùng 7 tháng, chưa đủ 12 tháng.")) {
            score.check("the mail says: " + line, body.contains(line), body);
        }
        Answer undo = lan.now().delete("/api/v1/rental-applications/" + filed.get("/id"));
        score.expect("no way back", "rental.cancellation-final", undo.code());
        score.expect(
                "filed twice",
                "false",
                scene.preview(lan, cancel(lan, "K-0006")).get("/allowed"));
    }

    /** K-0004 was applied for in September 2019. */
    private void ofOld() {
        scene.heading("K-0004 is of old: the page of all leaves its card, its own page changes it alone");
        Answer page = hisashi.now().get("/api/v1/contract-payment").orFail("page");
        score.expect(
                "contracts on the page of all", 1, page.json().path("contracts").size());
        score.expect("on the other page", 1, page.yen("/contracts_on_other_page"));
        Answer changed = card("/api/v1/contract-payment/changes", "visa-ok");
        score.expect("a new card for the others", 201, changed.status());
        score.check("not for K-0004", !changed.text().contains("K-0004"), changed);
        Answer own = card("/api/v1/contract-payment/legacy/changes", "amex-ok");
        score.expect("its own page", 201, own.status());
        score.check("K-0004 alone", own.text().contains("K-0004") && !own.text().contains("K-0005"), own);
        Answer none = midori.now().get("/api/v1/contract-payment/legacy");
        score.check(
                "who has none of old sees none", none.json().path("contracts").isEmpty(), none);
        oldNoMore();
    }

    /** R022: what follows K-0004 was applied for today. */
    private void oldNoMore() {
        scene.heading(
                "K-0004 changes its plan: what follows it belongs to the page of all; when K-0004 is over, the other page is empty");
        Answer filed = scene.file(hisashi, change(hisashi, "K-0004", "R100", "NORMAL"));
        score.expect("taken", 201, filed.status());
        String next =
                scene.byId(hisashi, filed.get("/new_contract")).path("number").asText();
        Answer page = hisashi.now().get("/api/v1/contract-payment").orFail("page");
        score.expect("the page of all", "[K-0005, " + next + "]", numbers(page));
        Answer old = hisashi.now().get("/api/v1/contract-payment/legacy").orFail("page");
        score.expect("the other page, while K-0004 still runs", "[K-0004]", numbers(old));
        Answer changed = card("/api/v1/contract-payment/changes", "visa-ok");
        score.check("a new card is the new contract's too", changed.text().contains(next), changed);
        score.check("not K-0004's", !changed.text().contains("K-0004"), changed);
    }

    private static TreeSet<String> numbers(Answer page) {
        TreeSet<String> numbers = new TreeSet<>();
        page.json()
                .path("contracts")
                .forEach(one -> numbers.add(one.path("number").asText()));
        return numbers;
    }

    /** When K-0004 has ended. */
    private void oldPageIsEmpty() {
        scene.heading("In December K-0004 is over: the page of old has nothing left to change");
        Answer page = hisashi.now().get("/api/v1/contract-payment/legacy");
        score.check("nothing is there", page.json().path("contracts").isEmpty(), page);
        Answer refused = card("/api/v1/contract-payment/legacy/changes", "visa-ok");
        score.expect("a card sent there", "rental.no-legacy-contract", refused.code());
    }

    private Answer card(String path, String card) {
        return scene.card(hisashi, path, card);
    }

    /** SC01, and SC02 on another contract. */
    private void changed() {
        scene.heading("SC01: K-0001 changes to R100 in the last second of the 15th");
        scene.at("2026-11-15T23:59:59.999");
        Map<String, Object> wish = change(midori, "K-0001", "R100", "NORMAL");
        Answer filed = scene.file(midori, wish);
        score.expect("taken", 201, filed.status());
        score.expect(
                "K-0001 ends",
                "2026-11-30",
                scene.contract(midori, "K-0001").path("end").asText());
        JsonNode next = scene.byId(midori, filed.get("/new_contract"));
        score.expect("the new one starts", "2026-12-01", next.path("start").asText());
        score.expect("its state", "reserved", next.path("state").asText());
        score.expect(
                "it follows",
                scene.contract(midori, "K-0001").path("id").asText(),
                next.path("replaces").asText());
        Answer returns = midori.now().get("/api/v1/device-returns").orFail("returns");
        score.check("the old device is due on 2026-12-03", returns.text().contains("2026-12-03"), returns);
        score.expect(
                "no way back",
                "rental.plan-change-final",
                midori.now()
                        .delete("/api/v1/rental-applications/" + filed.get("/id"))
                        .code());
        scene.at("2026-11-16T00:00:00");
        Answer late = scene.preview(hisashi, change(hisashi, "K-0005", "S50", "NORMAL"));
        score.expect("SC02: on the 16th none is taken", "false", late.get("/allowed"));
        score.expect("why", "rental.plan-change-window-closed", late.get("/refusal/code"));
    }

    private void settled() {
        scene.heading("The 25th of November and of December");
        String number = scene.newest(midori);
        scene.settle("2026-11-25");
        score.expect(
                "the new contract",
                5_610,
                scene.charge(midori, number, "2026-12").path("total").asLong());
        score.check(
                "K-0001 nothing",
                scene.charge(midori, "K-0001", "2026-12").isMissingNode(),
                scene.charge(midori, "K-0001", "2026-12"));
        Answer refused = card("/api/v1/contract-payment/changes", "visa-ok");
        score.expect("SC12: no card is changed on the 25th", "rental.settlement-day", refused.code());
        new DepositPayout(scene, midori).play();
        oldPageIsEmpty();
        scene.settle("2026-12-25");
        score.expect(
                "in December",
                3_960,
                scene.charge(midori, number, "2027-01").path("total").asLong());
        score.expect(
                "the old one is over",
                "ended",
                scene.contract(midori, "K-0001").path("state").asText());
    }
}
