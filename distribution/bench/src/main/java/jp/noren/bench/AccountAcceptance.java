package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The store for software sells on account: consent, an order within the credit line and one over it, the desk that raises the line, and the closing of
 * November with a bill for one company and a debit for the other; before that, a wish for direct debit goes from the inquiry to the bank's yes.
 */
final class AccountAcceptance {
    private static final String SHOP = "TANA";
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final long MONTHLY = 17_600;
    private static final long YEARLY = 217_800;
    /** What the demo data brings along as fulfilled in October, and in November. */
    private static final long OCTOBER = 50_380;

    private static final long BEFORE = 136_400;

    private final AcceptanceScene scene;
    private final Score score;
    private final Office credit;
    private final Office billing;
    private final DemoMember asahi;
    private final DemoMember marufuji;
    private final DemoMember kotori;

    AccountAcceptance(AcceptanceScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.credit = Office.open(scene.desk(), scene.api(), "tana-credit", List.of("CREDIT", "CS"));
        this.billing = Office.open(scene.desk(), scene.api(), "tana-billing", List.of("BILLING", "CS"));
        this.asahi = DemoMember.of(scene.api(), SHOP, "tana30001");
        this.marufuji = DemoMember.of(scene.api(), SHOP, "tana30002");
        this.kotori = DemoMember.of(scene.api(), SHOP, "tana30003");
    }

    void play() {
        offered();
        mandate();
        october();
        within();
        over();
        closing();
        new DebitAcceptance(scene, billing, marufuji).play();
    }

    /** What the demo data brings along from October is closed and billed first: each order stands on the bill of its own month. */
    private void october() {
        scene.heading("October is closed late: a bill of its own");
        billing.now()
                .post("/api/v1/closings", Map.of("storefront", SHOP, "closing", "2026-10-31"), Api.newKey())
                .orFail("closing");
        JsonNode bill = bill(asahi);
        score.expect("closing", "2026-10-31", bill.path("closing").asText());
        score.expect("due", "2026-11-30", bill.path("due_on").asText());
        score.expect("total", OCTOBER, bill.path("total").asLong());
    }

    /** Off until the shop switches it on; and then for companies alone, whatever a private person sends (R118). */
    private void offered() {
        scene.heading("On account: switched off, then for companies alone");
        Answer before = asahi.now().get("/api/v1/payment-methods").orFail("methods");
        score.expect("not offered", "NP", before.get("/not_offered/0/method"));
        score.expect("because", "payment.why-switched-off", before.get("/not_offered/0/code"));
        scene.desk().switchOn(SHOP, "payment.npinvoice");
        DemoMember kei = DemoMember.of(scene.api(), SHOP, "tana30004");
        Answer shown = kei.now().get("/api/v1/payment-methods").orFail("methods");
        score.check("a private person does not see it", !shown.text().contains("\"NP\""), shown);
        Answer forged = kei.order("GIJI-20", Map.of("method", "NP", "assignment_version", "2026-11"));
        score.expect("a forged order", "checkout.method-not-offered", forged.code());
    }

    private void limit(DemoMember company, long yen, String reason) {
        credit.now()
                .post(
                        "/api/v1/credit-lines/" + company.id() + "/limits",
                        Map.of("limit", yen, "reason", reason),
                        Api.newKey())
                .orFail("limit");
    }

    private Map<String, Object> onAccount(DemoMember company) {
        JsonNode offered =
                company.now().get("/api/v1/payment-methods").orFail("methods").json();
        for (JsonNode method : offered.path("data")) {
            if (method.path("method").asText().equals("NP")) {
                return Map.of(
                        "method",
                        "NP",
                        "assignment_version",
                        method.path("assignment").path("version").asText());
            }
        }
        throw new IllegalStateException("NP is not offered: " + offered);
    }

    private void within() {
        scene.heading("Within the credit line: consent, review, handed over");
        long used = line(asahi).yen("/used");
        Answer silent = asahi.order("GIJI-100", Map.of("method", "NP"));
        score.expect("without consent", "checkout.assignment-not-agreed", silent.code());
        Answer order = asahi.order("GIJI-100", onAccount(asahi)).orFail("order");
        score.expect("total", MONTHLY, order.yen("/total"));
        score.expect("whose the claim is", "payment_company", order.get("/receivable/owner"));
        score.check(
                "the consent stands in the order",
                !order.get("/receivable/consent/agreed_at").isEmpty(),
                order);
        score.expect("the method's desk", "03-0000-0001", order.get("/contact_window/phone"));
        score.check("it is fulfilled", becomes(asahi, order, "fulfilled"), asahi.order(order.get("/id")));
        score.expect("more used of the line", MONTHLY, line(asahi).yen("/used") - used);
    }

    private Answer line(DemoMember company) {
        return company.now()
                .writtenTo(Transcript.NONE)
                .get("/api/v1/credit-lines/me")
                .orFail("line");
    }

    private boolean becomes(DemoMember company, Answer order, String status) {
        return Poll.until(
                PATIENCE, () -> company.order(order.get("/id")).get("/status").equals(status));
    }

    private void over() {
        scene.heading("Over the credit line: held, a mail, the desk raises the line, it goes on");
        Answer before = line(asahi);
        Answer held = asahi.order("KIROKU-Y", onAccount(asahi)).orFail("order");
        score.expect("status", "on_hold", held.get("/status"));
        score.check("no payment was begun", held.get("/payment/id").isEmpty(), held);
        score.expect("used of the line", before.yen("/used"), line(asahi).yen("/used"));
        JsonNode mail = mail("keiri@asahi-b.example", text -> text.contains(held.get("/number")));
        score.check("a mail of the desk names the order", !mail.isMissingNode(), "none");
        Answer list = credit.now().get("/api/v1/held-orders").orFail("held orders");
        score.expect("first of the desk's list", held.get("/id"), list.get("/data/0/id"));
        score.expect("free of its line", before.yen("/free"), list.yen("/data/0/credit_line/free"));
        limit(asahi, before.yen("/used") + YEARLY, "与信枠の見直し");
        score.check("it goes on by itself", becomes(asahi, held, "fulfilled"), asahi.order(held.get("/id")));
        score.expect("free now: equality is allowed", 0, line(asahi).yen("/free"));
    }

    private JsonNode mail(String to, Predicate<String> says) {
        Poll.until(PATIENCE, () -> !find(to, says).isMissingNode());
        return find(to, says);
    }

    private JsonNode find(String to, Predicate<String> says) {
        for (JsonNode mail : scene.desk().mails(to)) {
            if (says.test(mail.path("subject").asText() + mail.path("body").asText())) {
                return mail;
            }
        }
        return MissingNode.getInstance();
    }

    private void mandate() {
        scene.heading("A wish for direct debit: by the inquiry form, then step by step to the bank's yes");
        Answer ticket = kotori.now()
                .post("/api/v1/inquiries", Map.of("category", "DIRECT_DEBIT", "text", "口座引き落としを希望します。"), Api.newKey())
                .orFail("inquiry");
        score.check("the ticket has a number", !ticket.get("/number").isEmpty(), ticket);
        score.check("the account says requested", Poll.until(PATIENCE, () -> state().equals("requested")), state());
        for (String step : List.of("form_sent", "form_received", "bank_review")) {
            step(Map.of("state", step, "on", "2026-11-10"));
            score.expect("the member reads", step, state());
        }
        step(Map.of(
                "state",
                "active",
                "on",
                "2026-11-10",
                "mandate",
                Map.of(
                        "customer_number",
                        "TANA-S1",
                        "bank_code",
                        "9999",
                        "bank_name",
                        "テストギンコウ",
                        "branch_code",
                        "001",
                        "branch_name",
                        "ホンテン",
                        "account_type",
                        1,
                        "account_number",
                        "1234567",
                        "holder",
                        "コトリセツケイシツ")));
        score.expect("the bank has said yes", "active", state());
    }

    private String state() {
        return kotori.now()
                .writtenTo(Transcript.NONE)
                .get("/api/v1/settlement-accounts/me")
                .orFail("account")
                .get("/state");
    }

    private void step(Map<String, Object> step) {
        billing.now()
                .post("/api/v1/settlement-accounts/" + kotori.id() + "/steps", step, Api.newKey())
                .orFail("step " + step.get("state"));
    }

    private void closing() {
        scene.heading("November closes: a bill for the one, a debit for the other");
        MethodsAcceptance.clock(scene.api(), "2026-11-30T16:30:00Z");
        billing.now()
                .post("/api/v1/closings", Map.of("storefront", SHOP, "closing", "2026-11-30"), Api.newKey())
                .orFail("closing");
        MethodsAcceptance.clock(scene.api(), "2026-12-02T21:00:00Z");
        score.check(
                "the bill was sent on the 3rd business day", Poll.until(PATIENCE, () -> isIssued(asahi)), bill(asahi));
        JsonNode bill = bill(asahi);
        score.expect("paid by", "transfer", bill.path("kind").asText());
        score.expect("issue", "2026-12-03", bill.path("issue_on").asText());
        score.expect("due", "2026-12-31", bill.path("due_on").asText());
        score.expect("total", BEFORE + MONTHLY + YEARLY, bill.path("total").asLong());
        score.check("the other's notice was sent", Poll.until(PATIENCE, () -> isIssued(marufuji)), bill(marufuji));
        JsonNode debit = bill(marufuji);
        score.expect("paid by", "debit", debit.path("kind").asText());
        score.expect("debited", "2026-12-28", debit.path("debit_on").asText());
        score.expect("total", YEARLY, debit.path("total").asLong());
        score.expect(
                "its bills: never one to transfer",
                1,
                marufuji.now()
                        .get("/api/v1/bills")
                        .orFail("bills")
                        .json()
                        .path("data")
                        .size());
    }

    private static boolean isIssued(DemoMember company) {
        JsonNode bill = bill(company);
        return bill.path("closing").asText().equals("2026-11-30")
                && bill.path("state").asText().equals("issued");
    }

    /** The company's newest bill. */
    static JsonNode bill(DemoMember company) {
        return company.now()
                .writtenTo(Transcript.NONE)
                .get("/api/v1/bills")
                .orFail("bills")
                .json()
                .path("data")
                .path(0);
    }
}
