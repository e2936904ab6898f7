package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dated scenarios of the demo's data that no other act plays: SC03, SC14, SC15, SC17 and SC23. Loaded on 10 November. */
final class ScenariosAct {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String NOW = "2026-11-10T10:00:00";
    private static final String MONTH = "2026-12";
    private static final String LOGIN_MAIL = "【そらつなWiFi】ログインIDとパスワードのお知らせ";

    private static final String MAILBOX = "hajimete@mail.example";
    private static final Pattern PASSWORD = Pattern.compile("初回パスワード:(\\S+)");

    private final RentalScene scene;
    private final Score score;
    private final DemoMember midori;
    private final DemoMember taichi;
    private final DemoMember company;

    ScenariosAct(RentalScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.midori = scene.member("sora10001");
        this.taichi = scene.member("sora10002");
        this.company = scene.member("sora20001");
    }

    void play() {
        deposit();
        methods();
        firstOrder();
        scene.settle("2026-11-25");
        receipts();
    }

    private JsonNode contract(DemoMember member, String number) {
        return scene.contract(member, number);
    }

    private void deposit() {
        scene.heading(
                "SC03: K-0002 changes its plan on 10 November, after twelve months: the deposit is to be given back");
        scene.at(NOW);
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("kind", "plan_change");
        wish.put("contract", contract(midori, "K-0002").path("id").asText());
        wish.put("plan", "R50");
        wish.put("course", "NORMAL");
        score.expect("taken", 201, scene.file(midori, wish).status());
        JsonNode old = contract(midori, "K-0002");
        score.expect("it ends", "2026-11-30", old.path("end").asText());
        score.expect(
                "deposit", "refund-due", old.path("deposit").path("outcome").asText());
    }

    private void methods() {
        scene.heading("SC14: K-0003 changes from atone to card; SC15: K-0001 does not change from card to atone");
        Answer changed = scene.card(taichi, "/api/v1/contract-payment/changes", "visa-ok");
        score.expect("atone to card", 201, changed.status());
        score.expect(
                "K-0003 is paid by",
                "CARD",
                contract(taichi, "K-0003").path("method").asText());
        Answer refused = midori.now().post("/api/v1/contract-payment/changes", Map.of("method", "ATONE"), Api.newKey());
        score.expect("card to atone", 409, refused.status());
        score.expect("why", "rental.payment-change-not-allowed", refused.code());
        score.expect(
                "K-0001 is paid by",
                "CARD",
                contract(midori, "K-0001").path("method").asText());
    }

    private void firstOrder() {
        scene.heading("SC23: a company gets its login with its first order, and not a second time with its second");
        Api quiet = scene.quiet();
        Map<String, Object> body = new HashMap<>();
        body.put("storefront", RentalScene.SHOP);
        body.put("kind", "CORPORATE");
        body.put("name", "合同会社はじめて");
        body.put("email", MAILBOX);
        body.put("language", "ja");
        body.put(
                "terms_version",
                quiet.get("/api/v1/storefronts/" + RentalScene.SHOP)
                        .orFail("storefront")
                        .get("/terms_version"));
        Answer registered = quiet.post("/api/v1/members", body, Api.newKey()).orFail("registration");
        score.expect("mails with a login at registration", 0, logins());
        Api session = quiet.as(registered.get("/session/token"));
        score.expect("its first order", 201, order(session).status());
        boolean one = Poll.until(PATIENCE, () -> logins() >= 1);
        score.check("mails with a login after it: 1", one && logins() == 1, logins());
        Api again = firstLogin(registered.get("/member/login_id"));
        score.expect("its second order", 201, order(again).status());
        scene.mail(MAILBOX, newest(again));
        score.expect("mails with a login after that", 1, logins());
    }

    /** By the mail's password, which has to be replaced. */
    private Api firstLogin(String login) {
        String body = scene.mail(MAILBOX, LOGIN_MAIL).path("body").asText();
        Matcher password = PASSWORD.matcher(body);
        score.check("the mail says the login and a first password", password.find() && body.contains(login), login);
        Map<String, Object> first = Map.of(
                "storefront",
                RentalScene.SHOP,
                "login_id",
                login,
                "password",
                password.group(1),
                "new_password",
                "Hajimete-" + Api.newKey());
        Answer session = scene.quiet().post("/api/v1/sessions/first", first).orFail("first login");
        return scene.quiet().as(session.get("/token"));
    }

    /** The number of its latest application: its mail comes after any other that the order could bring. */
    private static String newest(Api session) {
        return session.get("/api/v1/rental-applications")
                .orFail("applications")
                .json()
                .path("data")
                .path(0)
                .path("number")
                .asText();
    }

    private static Answer order(Api session) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("kind", "new");
        wish.put("plan", "S20");
        wish.put("course", "NORMAL");
        wish.put("start", "2026-12-01");
        wish.put("method", "NP");
        return RentalScene.file(session, wish);
    }

    private int logins() {
        int count = 0;
        for (JsonNode mail : scene.quiet()
                .get("/api/v1/sandbox/mailbox?to=" + MAILBOX)
                .orFail("mailbox")
                .json()
                .path("data")) {
            count += mail.path("subject").asText().equals(LOGIN_MAIL) ? 1 : 0;
        }
        return count;
    }

    /** The payment that SC17 names is older than this house's books: the same with one that is paid by invoice now. */
    private void receipts() {
        scene.heading(
                "SC17: a receipt for what was paid by card, once more under the same number; none for an invoice");
        String paid = scene.charge(midori, "K-0001", MONTH).path("id").asText();
        Answer first = receipt(midori, paid);
        score.expect("by card", 201, first.status());
        Answer again = receipt(midori, paid);
        score.expect("issued again", "true", again.get("/reissued"));
        score.expect("the same number", first.get("/number"), again.get("/number"));
        Poll.until(PATIENCE, () -> invoiced().path("state").asText().equals("paid"));
        score.expect("K-0007 by invoice", "paid", invoiced().path("state").asText());
        JsonNode offer = offered(invoiced().path("id").asText());
        score.expect("none is offered", "false", offer.path("available").asText());
        score.check("and why", !offer.path("detail").asText().isEmpty(), offer);
        Answer refused = receipt(company, invoiced().path("id").asText());
        score.expect("asked for all the same", 409, refused.status());
        score.expect("why", "document.receipt-not-supported", refused.code());
    }

    private JsonNode invoiced() {
        return scene.charge(company, "K-0007", MONTH);
    }

    private Answer receipt(DemoMember member, String charge) {
        return member.now().post("/api/v1/receipts", Map.of("payment", charge), Api.newKey());
    }

    private JsonNode offered(String charge) {
        for (JsonNode one :
                company.now().get("/api/v1/receipts").orFail("receipts").json().path("data")) {
            if (one.path("payment").asText().equals(charge)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }
}
