package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop for software: quantities, consent, cards alone, refusals, the re-issue link, the catalogue file. */
final class SoftwareAcceptance {
    private static final Pattern TICKET = Pattern.compile("ticket=([A-Za-z0-9_-]+)");

    private final AcceptanceScene scene;
    private final Score score;
    private final ShopData data;

    SoftwareAcceptance(AcceptanceScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.data = scene.data();
    }

    void play() {
        quantities();
        cardAlone();
        declined();
        neverAuthorised();
        catalogueFile();
        newTerms();
        // Last: it moves the clock past the end of everybody's sessions.
        reissue();
    }

    private Buyer company(String mark) {
        return scene.register(data.software(), "CORPORATE", "株式会社そら豆", mark, Map.of());
    }

    private void quantities() {
        scene.heading("Quantities outside the plan are refused");
        Buyer buyer = company("seats");
        score.check("too few seats", refused(buyer.put(data.seat().id(), data.seatMinimum() - 1)), "accepted");
        score.check("twice what is sold once", refused(buyer.put(data.flat().id(), 2)), "accepted");
        score.check(
                "the least quantity is accepted",
                buyer.put(data.seat().id(), data.seatMinimum()).ok(),
                "refused");
    }

    private static boolean refused(Answer answer) {
        return answer.status() == 422 && !answer.code().isEmpty();
    }

    private void cardAlone() {
        scene.heading("A private person sees card only, and a forged order by invoice is refused");
        Buyer person = scene.register(data.software(), "INDIVIDUAL", "森下 ケイ", "kei", Map.of());
        Answer methods = person.api().get("/api/v1/payment-methods").orFail("methods");
        score.expect("methods offered", 1, methods.json().path("data").size());
        score.expect("the method", "CARD", methods.get("/data/0/method"));
        person.put(data.flat().id(), 1).orFail("cart");
        Answer forged = person.order(Map.of("method", "NP"), Api.newKey());
        score.expect("forged order", 409, forged.status());
        score.expect("its code", "checkout.method-not-offered", forged.code());
        score.expect(
                "orders",
                0,
                person.api().get("/api/v1/orders").json().path("data").size());
    }

    private void declined() {
        scene.heading("A declined card: the order is cancelled, a mail comes, the cart is as before");
        Buyer buyer = scene.register(data.software(), "INDIVIDUAL", "森下 ケイ", "kei", Map.of());
        buyer.put(data.flat().id(), 1).orFail("cart");
        Set<String> before = charged();
        Answer order = buyer.orderByCard(scene.cards().token("visa-over-limit")).orFail("order");
        score.expect("status", "cancelled", order.get("/status"));
        score.expect("reason", "card_not_approved", order.get("/reason"));
        JsonNode mail = scene.mail(buyer, text -> text.contains(order.get("/number")), 1);
        score.check("a mail names the order", !mail.isMissingNode(), "none");
        score.expect("the cart has it again", data.flat().id(), buyer.cart().get("/lines/0/code"));
        Answer retry = buyer.orderByCard(scene.cards().token("visa-ok")).orFail("retry");
        score.check("the retry is paid", DemoDay.isPaid(retry), retry);
        score.check("it has a new number", !retry.get("/number").equals(order.get("/number")), retry.get("/number"));
        Set<String> after = charged();
        after.removeAll(before);
        score.expect("new charges in the book", 1, after.size());
        score.check(
                "of " + ShopData.withTax(data.flat().price()) + " yen",
                after.iterator()
                        .next()
                        .endsWith("=" + ShopData.withTax(data.flat().price())),
                after);
    }

    private void neverAuthorised() {
        scene.heading("Another brand or three instalments: the card company saw no authorisation");
        Buyer buyer = scene.register(data.software(), "INDIVIDUAL", "森下 ケイ", "kei", Map.of());
        buyer.put(data.flat().id(), 1).orFail("cart");
        int before = authorisations();
        Answer union = buyer.orderByCard(scene.cards().token("unionpay-ok"));
        score.check(
                "UnionPay is refused (" + union.code() + ")", union.status() == 409 || union.status() == 422, union);
        Answer three = buyer.orderByCard(scene.cards().token("visa-ok").withInstalments(3));
        score.check("three instalments are refused (" + three.code() + ")", three.status() == 422, three);
        score.expect("authorisations at the card company", before, authorisations());
    }

    private Set<String> charged() {
        Set<String> charges = new HashSet<>();
        scene.api()
                .writtenTo(Transcript.NONE)
                .get("/sandbox/sbps/book")
                .json()
                .path("charges")
                .forEach(line -> {
                    if (line.path("charged").asLong() > 0) {
                        charges.add(line.path("order_id").asText() + "="
                                + line.path("charged").asLong());
                    }
                });
        return charges;
    }

    private int authorisations() {
        return scene.api()
                .writtenTo(Transcript.NONE)
                .get("/sandbox/sbps/book")
                .json()
                .path("charges")
                .size();
    }

    private void reissue() {
        scene.heading("The link for a new password");
        Buyer buyer = scene.register(data.software(), "INDIVIDUAL", "森下 ケイ", "kei", Map.of());
        String begin = scene.desk().clock();
        String late = ticket(buyer, 1);
        scene.desk().clock(Instant.parse(begin).plusSeconds(3600 + 5).toString());
        score.expect("at 60 minutes", 409, redeem(late, "atarashii-kagi-1").status());
        String now = scene.desk().clock();
        String good = ticket(buyer, 2);
        scene.desk().clock(Instant.parse(now).plusSeconds(3599).toString());
        score.expect(
                "at 59 minutes 59 seconds",
                204,
                redeem(good, "atarashii-kagi-2").status());
        score.expect("on second use", 409, redeem(good, "atarashii-kagi-3").status());
        score.expect(
                "the old session has ended",
                401,
                buyer.api().get("/api/v1/members/me").status());
        Answer known = ask(buyer.email());
        Answer unknown = ask("nobody." + Api.newKey() + "@mail.example");
        score.expect("an unknown address gets the same status", known.status(), unknown.status());
        score.expect("and the same answer", known.text(), unknown.text());
    }

    private Answer ask(String email) {
        return scene.api().post("/api/v1/password-reissues", Map.of("storefront", data.software(), "email", email));
    }

    private String ticket(Buyer buyer, int mails) {
        ask(buyer.email()).orFail("re-issue");
        String body = scene.mail(buyer, text -> TICKET.matcher(text).find(), mails)
                .path("body")
                .asText();
        Matcher ticket = TICKET.matcher(body);
        if (!ticket.find()) {
            throw new IllegalStateException("no link in the mail: " + body);
        }
        return ticket.group(1);
    }

    private Answer redeem(String ticket, String password) {
        return scene.api()
                .post("/api/v1/password-reissues/redemptions", Map.of("ticket", ticket, "new_password", password));
    }

    private void catalogueFile() {
        scene.heading("A catalogue file with one bad row imports nothing and names the line");
        String csv =
                CatalogueFile.header() + CatalogueFile.goods("NEW-1", 500, 3) + CatalogueFile.goods("NEW-2", -5, 3);
        Answer refused = scene.desk().importCatalogue(data.goods(), csv);
        score.expect("status", 422, refused.status());
        score.check("the line is named", refused.text().contains("3"), refused);
        String catalogue = scene.api()
                .get("/api/v1/products?limit=100&storefront=" + data.goods())
                .text();
        score.check("the good row is not there", !catalogue.contains("NEW-1"), catalogue);
    }

    private void newTerms() {
        scene.heading("Consent to the terms, and new terms");
        Answer without = scene.api()
                .post(
                        "/api/v1/members",
                        Map.of(
                                "storefront",
                                data.software(),
                                "kind",
                                "CORPORATE",
                                "name",
                                "株式会社そら豆",
                                "email",
                                "no." + Api.newKey() + "@mail.example",
                                "password",
                                Api.newKey(),
                                "language",
                                scene.api().language()),
                        Api.newKey());
        score.check(
                "no registration at checkout without consent (" + without.code() + ")",
                without.status() == 422 || without.status() == 409,
                without);
        Buyer buyer = company("terms");
        buyer.put(data.flat().id(), 1).orFail("cart");
        String next = data.termsVersions().get(1);
        scene.desk().newTerms(data.software(), next, scene.tomorrow());
        scene.desk()
                .clock(Instant.parse(scene.desk().clock()).plusSeconds(86400).toString());
        Buyer nextDay = buyer.loggedIn(scene.api());
        Answer asked = nextDay.orderByCard(scene.cards().token("visa-ok"));
        score.expect("asked again", "checkout.terms-not-agreed", asked.code());
        nextDay.api()
                .post("/api/v1/members/me/terms", Map.of("terms_version", next))
                .orFail("consent");
        Answer paid = nextDay.orderByCard(scene.cards().token("visa-ok"));
        score.check("after consent it is paid", DemoDay.isPaid(paid), paid);
    }
}
