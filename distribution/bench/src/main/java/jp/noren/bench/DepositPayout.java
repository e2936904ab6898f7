package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** K-0002 has ended after its twelve months: its deposit is owed, and paid out only when its device is back. */
final class DepositPayout {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String NUMBER = "K-0002";

    private final RentalScene scene;
    private final Score score;
    private final DemoMember member;

    DepositPayout(RentalScene scene, DemoMember member) {
        this.scene = scene;
        this.score = scene.score();
        this.member = member;
    }

    /** In December, the contract having ended in November. */
    void play() {
        scene.heading("The deposit of K-0002 is owed when the contract has ended, and paid out only after the return");
        scene.from("2026-12-01T09:00:00");
        becomes("refund_due");
        refusedPayout("before the device is back");
        scene.from("2026-12-02T10:00:00");
        JsonNode order = returnOrder();
        String url = "/api/v1/device-returns/" + order.path("id").asText();
        score.expect(
                "its device is awaited", "RETURN_WAITING", order.path("state").asText());
        Answer received = scene.desk()
                .post(
                        url + "/receipts",
                        Map.of("postmark_on", "2026-12-01", "received_on", "2026-12-02"),
                        Api.newKey());
        score.expect("the parcel is there", "RETURNED", received.get("/state"));
        score.expect("not paid out before somebody has looked into it", "refund_due", state());
        refusedPayout("before the inspection");
        Answer inspected =
                scene.desk().post(url + "/inspections", Map.of("damaged", false, "missing", List.of()), Api.newKey());
        score.expect("all is there and whole", "INSPECTED", inspected.get("/state"));
        becomes("by_hand");
        paidOut();
    }

    /** The deposit was paid before this house knew of it: no company of ours has it, so a person transfers it. */
    private void paidOut() {
        Answer paid = payout();
        score.expect("the desk has transferred it", 201, paid.status());
        score.expect("it is given back", "refunded", paid.get("/state"));
        score.expect("3,000 yen", 3_000, paid.yen("/amount"));
        Answer again = payout();
        score.expect("a second transfer is not taken", "billing.deposit-not-by-hand", again.code());
        JsonNode mail = scene.mail("midori@mail.example", "BANK-1202");
        JsonNode told = mail.isMissingNode() ? scene.mail("midori@mail.example", NUMBER) : mail;
        score.check("the member is told", !told.isMissingNode(), told);
    }

    private void refusedPayout(String when) {
        score.expect("no payout " + when, "billing.deposit-not-by-hand", payout().code());
    }

    private Answer payout() {
        return scene.desk()
                .post(
                        "/api/v1/contract-deposits/" + deposit().path("id").asText() + "/payouts",
                        Map.of("reference", "BANK-1202"),
                        Api.newKey());
    }

    private void becomes(String state) {
        boolean did = Poll.until(PATIENCE, () -> state().equals(state));
        score.check("the deposit is " + state, did, deposit());
    }

    private String state() {
        return deposit().path("state").asText();
    }

    private JsonNode deposit() {
        return scene.deposit(NUMBER);
    }

    private JsonNode returnOrder() {
        String contract = scene.contract(member, NUMBER).path("id").asText();
        for (JsonNode one : member.now()
                .get("/api/v1/device-returns")
                .orFail("returns")
                .json()
                .path("data")) {
            if (one.path("contract").asText().equals(contract)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }
}
