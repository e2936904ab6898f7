package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** In the shop made from a seed: deposits, months paid in advance, support with its keys and covers, the contract of old, no stock, mails in Vietnamese. */
final class GeneratedExtras {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String NOVEMBER_ENDS = "2026-11-30";

    private final RentalScene scene;
    private final Score score;
    private final GeneratedShop shop;
    private final DemoMember member;
    private String withBest;

    GeneratedExtras(RentalScene scene, GeneratedShop shop, DemoMember member) {
        this.scene = scene;
        this.score = scene.score();
        this.shop = shop;
        this.member = member;
    }

    /** On the first day of its window. */
    void file() {
        scene.at(GeneratedShop.day(shop.windowFirst) + "T00:00:00");
        cancelled();
        support();
        ofOld();
    }

    private String id(int n) {
        return scene.contract(member, shop.number(n)).path("id").asText();
    }

    private void cancelled() {
        scene.heading("Its deposits: whole after the term, lost a month before it; and what is paid in advance");
        cancel(3);
        outcome(3, "refund-due");
        cancel(4);
        outcome(4, "forfeited");
        mail();
        int lost = shop.prepaidMonths - 2;
        long worth = GeneratedShop.taxed(shop.prepaidTotal) * lost / shop.prepaidMonths;
        String told = RentalScene.consequences(scene.preview(member, cancellation(5)));
        score.check(
                lost + " months, " + worth + " yen",
                told.contains("\"months\":" + lost) && told.contains("\"amount\":" + worth),
                told);
        cancel(5);
    }

    private Map<String, Object> cancellation(int n) {
        return Map.of("kind", "cancellation", "contract", id(n));
    }

    private void cancel(int n) {
        score.expect(
                shop.number(n) + " is cancelled",
                201,
                scene.file(member, cancellation(n)).status());
        score.expect(
                "it ends",
                NOVEMBER_ENDS,
                scene.contract(member, shop.number(n)).path("end").asText());
    }

    private void outcome(int n, String outcome) {
        JsonNode deposit = scene.contract(member, shop.number(n)).path("deposit");
        score.expect("deposit", outcome, deposit.path("outcome").asText());
    }

    private void mail() {
        String contract = "Hợp đồng " + shop.number(4) + " kết thúc vào 30/11/2026";
        JsonNode mail = scene.mail(shop.email(), contract);
        score.expect("language of the mail", "vi", mail.path("language").asText());
        String body = mail.path("body").asText();
        String amount = String.format(Locale.GERMANY, "%,d", shop.deposit);
        for (String line : new String[] {
            "trước hoặc trong ngày " + shop.returnDay + "/12/2026",
            "Tiền cọc " + amount + " yên sẽ không được hoàn: mới dùng " + (shop.depositTerm - 1) + " tháng, chưa đủ "
                    + shop.depositTerm + " tháng."
        }) {
            score.check("the mail says: " + line, body.contains(line), body);
        }
    }

    private void support() {
        scene.heading("Its support: a change, and a new contract with the plan that has a key; one key is there");
        Map<String, Object> change = Map.of("contract", id(2), "operation", "change", "plan", "GBEST");
        Answer changed = scene.fileSupport(member, change);
        score.expect("taken", 201, changed.status());
        score.expect("from", "2026-12-01", changed.get("/effective_on"));
        Answer view = member.now().get("/api/v1/support/contracts/" + id(2));
        score.check(
                "loss is covered from " + lossFrom(),
                view.text().contains(lossFrom().toString()),
                view);
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("kind", "new");
        wish.put("plan", "GA");
        wish.put("course", "NORMAL");
        wish.put("support", "GBEST");
        wish.put("start", "2026-12-01");
        wish.put("method", "CARD");
        Answer filed = scene.file(member, wish);
        score.expect("a new one", 201, filed.status());
        withBest = scene.byId(member, filed.get("/contract")).path("number").asText();
    }

    private LocalDate lossFrom() {
        return LocalDate.of(2026, 12, 1).plusMonths(shop.lossDelay);
    }

    private void ofOld() {
        scene.heading("Its contract of old has a page of its own");
        Answer page = member.now().get("/api/v1/contract-payment").orFail("page");
        score.expect("on the other page", 1, page.yen("/contracts_on_other_page"));
        score.check("not on this one", !page.text().contains("\"" + shop.number(6) + "\""), page);
        Answer all = scene.card(member, "/api/v1/contract-payment/changes", "visa-ok");
        score.check("a new card leaves it", all.ok() && !all.text().contains("\"" + shop.number(6) + "\""), all);
        Answer own = scene.card(member, "/api/v1/contract-payment/legacy/changes", "amex-ok");
        score.expect(
                "its own changes it alone",
                "[\"" + shop.number(6) + "\"]",
                own.json().path("contracts"));
    }

    /** After the plan change has taken the last one. */
    void noStock() {
        int contracts = scene.contracts(member);
        Map<String, Object> wish = Map.of("kind", "plan_change", "contract", id(6), "plan", "GB", "course", "NORMAL");
        score.expect(
                "no device is left", "rental.no-stock", scene.file(member, wish).code());
        score.expect("contracts", contracts, scene.contracts(member));
    }

    void settled() {
        charged(shop.number(2), GeneratedShop.taxed(shop.before + shop.premium));
        charged(withBest, GeneratedShop.taxed(shop.before + shop.premium));
        charged(shop.number(6), GeneratedShop.taxed(shop.before));
        for (int ended : new int[] {3, 4, 5}) {
            JsonNode charge = scene.charge(member, shop.number(ended), "2026-12");
            score.check(shop.number(ended) + " nothing", charge.isMissingNode(), charge);
        }
    }

    private void charged(String number, long total) {
        JsonNode charge = scene.charge(member, number, "2026-12");
        score.expect(number, total, charge.path("total").asLong());
        score.expect("it is", "paid", charge.path("state").asText());
    }

    void december() {
        scene.heading("December: its deposits and its keys");
        scene.from("2026-12-01T00:05:00");
        deposit(3, "refund_due");
        deposit(4, "forfeited");
        boolean waits = Poll.until(PATIENCE, () -> pending() == 1);
        score.check("one waits for a key", waits, pending());
        shop.anotherKey();
        boolean filled = Poll.until(PATIENCE, () -> pending() == 0);
        score.check("an import fills it", filled, pending());
    }

    void claims() {
        scene.heading("Its cover of losses");
        scene.at(lossFrom().plusDays(4) + "T10:00:00");
        claim(lossFrom().minusDays(1) + "T14:59:59Z", "refused");
        claim(lossFrom().minusDays(1) + "T15:00:00Z", "covered");
    }

    private void deposit(int n, String state) {
        boolean did = Poll.until(PATIENCE, () -> depositState(n).equals(state));
        score.check("the deposit of " + shop.number(n) + " is " + state, did, depositState(n));
    }

    private String depositState(int n) {
        return scene.deposit(shop.id, shop.number(n)).path("state").asText();
    }

    private int pending() {
        return scene.desk()
                .get("/api/v1/support-keys?storefront=" + shop.id)
                .orFail("keys")
                .json()
                .path("pending")
                .size();
    }

    private void claim(String incident, String state) {
        Map<String, Object> claim =
                Map.of("contract", id(2), "cover", "LOSS", "incident_at", incident, "description", "…");
        Answer filed = member.now().post("/api/v1/support-claims", claim, Api.newKey());
        score.expect("loss at " + incident, state, filed.get("/state"));
    }
}
