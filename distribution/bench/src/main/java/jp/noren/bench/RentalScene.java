package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What every act in the rental shop has at hand: a fresh load of the demo, its clock, its members, and the desk. */
final class RentalScene implements AutoCloseable {
    static final String SHOP = "SORA";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Node node;
    private final Score score;
    private final Transcript transcript;
    private final Api quiet;
    private final Api api;
    private final Office office;
    private final Desk desk;

    private RentalScene(Node node, Score score, Transcript transcript, String language, String loadedAt) {
        this.node = node;
        this.score = score;
        this.transcript = transcript;
        this.quiet = Api.at(node.address()).in(language);
        this.api = quiet.writtenTo(transcript);
        MethodsAcceptance.clock(
                quiet, OffsetDateTime.parse(loadedAt).toInstant().toString());
        this.desk = Desk.open(node, quiet);
        desk.loadDemo();
        this.office = Office.open(desk, quiet, "sora-desk", List.of("ADMIN", "BILLING", "CS", "CONTENT"));
    }

    /** A node of its own with the rental shop, loaded at an instant. */
    static RentalScene open(Node node, Score score, Transcript transcript, String language, String loadedAt) {
        node.with("NOREN_SANDBOX", "1").with("NOREN_FEATURES", "noren-rental-shop");
        try {
            node.start();
            return new RentalScene(node, score, transcript, language, loadedAt);
        } catch (RuntimeException broken) {
            node.kill();
            throw broken;
        }
    }

    /** Anybody, not written down. */
    Api quiet() {
        return quiet;
    }

    /** The first operator; his session ends when the clock is moved. */
    Desk shopDesk() {
        return desk;
    }

    Score score() {
        return score;
    }

    /** The operator, logged in now. */
    Api desk() {
        return office.now();
    }

    void heading(String text) {
        score.say("");
        score.say(text);
        transcript.heading(text);
    }

    /** The clock stands at this instant; Japan, such as {@code 2026-11-15T23:59:59.999}. */
    void at(String local) {
        quiet.put(
                        "/api/v1/sandbox/clock",
                        Map.of(
                                "instant",
                                OffsetDateTime.parse(local + "+09:00")
                                        .toInstant()
                                        .toString(),
                                "standing",
                                true))
                .orFail("clock");
    }

    /** The clock ticks on from an instant, so that jobs come round. */
    void from(String local) {
        MethodsAcceptance.clock(
                quiet, OffsetDateTime.parse(local + "+09:00").toInstant().toString());
    }

    DemoMember member(String login) {
        return DemoMember.of(api, SHOP, login);
    }

    Cards cards() {
        return new Cards(quiet);
    }

    /** A member sends a new card's token to one of the two pages. */
    Answer card(DemoMember member, String page, String card) {
        Cards.Token token = cards().token(card);
        Map<String, Object> sent =
                Map.of("token", token.token(), "token_key", token.tokenKey(), "brand", token.brand());
        return member.now().post(page, Map.of("card", sent), Api.newKey());
    }

    /** The deposit of a contract, as the desk sees it. */
    JsonNode deposit(String number) {
        return deposit(SHOP, number);
    }

    JsonNode deposit(String shop, String number) {
        for (JsonNode one : desk().writtenTo(Transcript.NONE)
                .get("/api/v1/contract-deposits?storefront=" + shop + "&limit=100")
                .orFail("deposits")
                .json()
                .path("data")) {
            if (one.path("number").asText().equals(number)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode mine(DemoMember member) {
        return member.now()
                .writtenTo(Transcript.NONE)
                .get("/api/v1/me/contracts")
                .orFail("contracts")
                .json()
                .path("data");
    }

    private static JsonNode mine(DemoMember member, String field, String value) {
        for (JsonNode one : mine(member)) {
            if (one.path(field).asText().equals(value)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    JsonNode contract(DemoMember member, String number) {
        return mine(member, "number", number);
    }

    JsonNode byId(DemoMember member, String id) {
        return member.now().get("/api/v1/me/contracts/" + id).orFail("contract").json();
    }

    /** The contract that replaces another. */
    JsonNode following(DemoMember member, String id) {
        return mine(member, "replaces", id);
    }

    int contracts(DemoMember member) {
        return mine(member).size();
    }

    Answer preview(DemoMember member, Map<String, Object> wish) {
        return member.now().post("/api/v1/rental-applications/preview", wish).orFail("preview");
    }

    /** Looks first, ticks everything that wants a tick, and files. */
    Answer file(DemoMember member, Map<String, Object> wish) {
        return file(member.now(), wish);
    }

    static Answer file(Api session, Map<String, Object> wish) {
        Answer seen = session.post("/api/v1/rental-applications/preview", wish).orFail("preview");
        Map<String, Object> filing = new LinkedHashMap<>(wish);
        filing.put("token", seen.get("/token"));
        filing.put("acknowledged", ticks(seen, "acknowledge"));
        return session.post("/api/v1/rental-applications", filing, Api.newKey());
    }

    /** A change or release of support, looked at, ticked and filed. */
    Answer fileSupport(DemoMember member, Map<String, Object> wish) {
        Answer seen = member.now().post("/api/v1/support-applications/previews", wish);
        if (!seen.ok()) {
            return seen;
        }
        Map<String, Object> filing = new LinkedHashMap<>(wish);
        filing.put("token", seen.get("/token"));
        filing.put("acknowledged", ticks(seen, "must_be_acknowledged"));
        return member.now().post("/api/v1/support-applications", filing, Api.newKey());
    }

    private static List<String> ticks(Answer seen, String flag) {
        List<String> codes = new ArrayList<>();
        seen.json().path("consequences").forEach(one -> {
            if (one.path(flag).asBoolean()) {
                codes.add(one.path("code").asText());
            }
        });
        return codes;
    }

    /** The codes and arguments of the consequences, in one line. */
    static String consequences(Answer seen) {
        StringJoiner all = new StringJoiner("; ");
        seen.json()
                .path("consequences")
                .forEach(one -> all.add(one.path("code").asText() + " " + one.path("args") + " " + one.path("text")));
        return all.toString();
    }

    /** Lets the settlement day come and waits until its run is done. */
    void settle(String day) {
        settle(SHOP, day);
    }

    void settle(String shop, String day) {
        from(day + "T00:10:00");
        boolean done =
                Poll.until(PATIENCE, () -> run(shop, day).path("state").asText().equals("done"));
        score.check("the settlement of " + day + " is done", done, run(shop, day));
    }

    private JsonNode run(String shop, String day) {
        JsonNode runs = desk().writtenTo(Transcript.NONE)
                .get("/api/v1/settlement-runs?storefront=" + shop)
                .orFail("runs")
                .json()
                .path("data");
        for (JsonNode run : runs) {
            if (run.path("settle_on").asText().equals(day)) {
                return run;
            }
        }
        return MissingNode.getInstance();
    }

    /** The number of a member's contract that has not begun. */
    String newest(DemoMember member) {
        String number = "";
        for (JsonNode one : mine(member)) {
            if (one.path("state").asText().equals("reserved")) {
                number = one.path("number").asText();
            }
        }
        return number;
    }

    /** What a contract was charged for a month; missing when nothing. */
    JsonNode charge(DemoMember member, String number, String month) {
        JsonNode charges = member.now()
                .get("/api/v1/charges?limit=100")
                .orFail("charges")
                .json()
                .path("data");
        for (JsonNode charge : charges) {
            if (charge.path("number").asText().equals(number)
                    && charge.path("month").asText().equals(month)) {
                return charge;
            }
        }
        return MissingNode.getInstance();
    }

    /** The newest mail to an address that says something; missing if it does not come. */
    JsonNode mail(String to, String says) {
        Poll.until(Duration.ofSeconds(30), () -> !find(to, says).isMissingNode());
        return find(to, says);
    }

    private JsonNode find(String to, String says) {
        JsonNode mails = quiet.get("/api/v1/sandbox/mailbox?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .orFail("mailbox")
                .json()
                .path("data");
        for (JsonNode mail : mails) {
            if ((mail.path("subject").asText() + "\n" + mail.path("body").asText()).contains(says)) {
                return mail;
            }
        }
        return MissingNode.getInstance();
    }

    @Override
    public void close() {
        node.kill();
    }
}
