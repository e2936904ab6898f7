package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts a secret in each place where one can stand, lets the node work with them, refuses some, and then looks for them everywhere else: in logs, in
 * answers, in what the shell and the Java VM tell, in the database and its backup. Arguments: archive, folder.
 */
public final class SecretsCanary {
    private static final Pattern FIRST_SECRET = Pattern.compile("(nrt_\\S+)");
    private static final Pattern TICKET = Pattern.compile("ticket=(\\S+)");
    private static final Pattern FIRST_PASSWORD = Pattern.compile("([0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4})");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CARD = "4111111111111111";

    private final Score score;
    private final Node node;
    private final Canaries canaries = new Canaries();
    private Api anonymous;
    private Desk desk;
    private Buyer buyer;

    private SecretsCanary(Score score, Node node) {
        this.score = score;
        this.node = node;
    }

    public static void main(String[] arguments) {
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1])) ? 0 : 1);
    }

    static boolean run(Path archive, Path folder) {
        Score score = new Score(System.out);
        try (Node node = Node.unpack(archive, folder, Node.freePort())
                .with("NOREN_SANDBOX", "1")
                .with("NOREN_FEATURES", "noren-all")) {
            new SecretsCanary(score, node).play(folder.resolve("backup-" + Api.newKey()));
        }
        return score.end();
    }

    private static String secret() {
        return "canary" + Api.newKey().replace("-", "");
    }

    private void play(Path backup) {
        settings();
        node.with("NOREN_DB_USER", "noren")
                .with("NOREN_DB_PASSWORD", canaries.put("database password", secret()))
                .start();
        anonymous = Api.at(node.address());
        operators();
        shop();
        member();
        firstPassword();
        ownSettings();
        webhook();
        refused();
        new CanaryListings(score, node, canaries).read(desk.api());
        node.shell("noren:backup " + backup);
        node.stop();
        files(backup);
        score.say(canaries.size() + " secrets, looked for in " + canaries.places() + " places, " + canaries.bytes()
                + " bytes");
        score.check(
                "no secret is anywhere but where it was put", canaries.hits().isEmpty(), canaries.hits());
    }

    /** Behind what the shipped files say; the later line wins. */
    private void settings() {
        setting("payment.sbps", ".hash.key");
        setting("payment.sbps", ".des.key", "deskey" + secret().substring(6, 22));
        setting("payment.sbps", ".des.iv", secret().substring(10, 18));
        setting("payment.npinvoice", ".sp.code");
        setting("payment.rent", ".api.key");
        setting("payment.atone", ".secret.key");
        setting("notification.smtp", ".password");
        setting("rest", ".metrics.token");
    }

    private void setting(String bundle, String key) {
        setting(bundle, key, secret());
    }

    private void setting(String bundle, String key, String value) {
        Path file = node.home().resolve("etc/jp.noren." + bundle + ".cfg");
        try {
            List<String> kept = Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> !line.startsWith(key + " "))
                            .toList()
                    : List.of("host = 127.0.0.1", "user = noren");
            String place = node.home().relativize(file).toString();
            Files.write(
                    file,
                    Stream.concat(
                                    kept.stream(),
                                    Stream.of(key + " = " + canaries.put(bundle + " " + key, value, place)))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void operators() {
        Matcher first = FIRST_SECRET.matcher(node.bin("operator", "add", "admin"));
        if (!first.find()) {
            throw new IllegalStateException("no one-time secret");
        }
        String password = canaries.put("operator's password", secret());
        String used = canaries.put("operator's first secret", first.group(1));
        Answer session = anonymous
                .post("/api/v1/operators/redemptions", Map.of("secret", used, "new_password", password))
                .orFail("first login");
        desk = Desk.of(anonymous.as(canaries.put("operator's session", session.get("/token"))));
        canaries.put(
                "first secret that was not used yet",
                desk.api()
                        .post("/api/v1/operators", Map.of("login_id", "cs", "name", "窓口", "roles", List.of("CS")))
                        .orFail("operator")
                        .get("/one_time_secret"));
    }

    /** A shop of its own, as small as can be: the demo data take longer than everything else here. */
    private void shop() {
        node.shell("storefront:reseller-add MIZU 'みず'");
        desk.storefront("KURA", "GOODS_SHOP");
        desk.switchOn("KURA", "checkout");
        desk.switchOn("KURA", "payment.banktransfer");
        Map.of(
                        "checkoutPayments", "[\"BANK_TRANSFER\"]",
                        "transferDueDays", "7",
                        "fulfilWhen", "\"PAID\"",
                        "termsVersion", "\"2026-11\"",
                        "passwordResetLinkMinutes", "60",
                        "profileChange", "\"SELF\"")
                .forEach((key, json) -> desk.policy("KURA", key, json));
    }

    private void member() {
        canaries.put(
                "API client's key",
                desk.api()
                        .post("/api/v1/clients", Map.of("storefront", "KURA", "name", "canary"))
                        .orFail("client")
                        .get("/key"));
        String email = "canary." + Api.newKey() + "@mail.example";
        String password = canaries.put("member's password", secret());
        buyer = Buyer.register(
                anonymous, "KURA", new Buyer.Person("INDIVIDUAL", "金糸 雀", email, password, "ja"), Map.of());
        canaries.put("member's session", buyer.api().token());
        String card = canaries.put("card number", CARD);
        answer(buyer.api().post("/api/v1/orders", Map.of("card", Map.of("number", card)), Api.newKey()));
        answer(buyer.api().post("/api/v1/orders", "{\"card\":\"" + card, Api.newKey()));
        Map<String, String> wish = Map.of("storefront", "KURA", "email", email);
        anonymous.post("/api/v1/password-reissues", wish).orFail("re-issue");
        String used = canaries.put("reset link that was used", ticket(email, 1));
        String next = canaries.put("member's new password", secret());
        anonymous
                .post("/api/v1/password-reissues/redemptions", Map.of("ticket", used, "new_password", next))
                .orFail("new password");
        anonymous.post("/api/v1/password-reissues", wish).orFail("re-issue");
        canaries.put("reset link that was not used yet", ticket(email, 2));
    }

    /** A member of a kind that gets his password by mail. */
    private void firstPassword() {
        desk.policy("KURA", "credentialsMail", "{\"SOLE_PROPRIETOR\":\"ON_MEMBER_REGISTRATION\"}");
        String email = "first." + Api.newKey() + "@mail.example";
        Map<String, Object> body = new HashMap<>(Map.of("storefront", "KURA", "kind", "SOLE_PROPRIETOR"));
        body.putAll(Map.of("name", "初音 商店", "email", email, "language", "ja", "terms_version", "2026-11"));
        anonymous.post("/api/v1/members", body, Api.newKey()).orFail("member without a password");
        canaries.put("first password, mailed", mailed(email, FIRST_PASSWORD, 1));
    }

    private void ownSettings() {
        String key = canaries.put("a storefront's own key at a provider", secret());
        Map<String, Object> values = Map.of("endpoint", node.address() + "/nowhere", ".api.key", key);
        Answer set = desk.api()
                .send(
                        "PUT",
                        "/api/v1/provider-settings/KURA/rent",
                        Map.of("values", values),
                        Map.of("If-Match", "\"0\"", "Idempotency-Key", Api.newKey()))
                .orFail("own settings");
        canaries.search("the answer to own settings", set.text());
        Poll.require("the own instance of the provider", PATIENCE, () -> desk.api()
                .get("/api/v1/provider-settings/KURA/rent")
                .get("/in_force")
                .equals("true"));
    }

    private void webhook() {
        Map<String, Object> wish =
                Map.of("storefront", "KURA", "url", "https://hooks.example/noren", "types", List.of("*"));
        Answer added =
                desk.api().post("/api/v1/webhook-endpoints", wish, Api.newKey()).orFail("webhook endpoint");
        canaries.put("webhook's secret", added.get("/secret").substring("whsec_".length()));
        desk.api()
                .post("/api/v1/webhook-endpoints/" + added.get("/endpoint/id") + "/pings", Map.of(), Api.newKey())
                .orFail("ping");
    }

    private String ticket(String email, int number) {
        return mailed(email, TICKET, number);
    }

    /** What stands in the newest mail of at least so many that have it. */
    private String mailed(String email, Pattern what, int number) {
        Supplier<List<String>> all = () -> {
            List<String> found = new ArrayList<>();
            desk.mails(email).forEach(mail -> {
                Matcher there = what.matcher(mail.path("body").asText());
                if (there.find()) {
                    found.add(there.group(1));
                }
            });
            return found;
        };
        Poll.require("the mail to " + email, PATIENCE, () -> all.get().size() >= number);
        return all.get().get(0);
    }

    /** What is refused must not come back in the refusal, nor be written down. */
    private void refused() {
        String wrong = canaries.put("wrong password", secret());
        String foreign = canaries.put("unknown token", "nrn_" + secret());
        String odd = canaries.put("secret in a broken body", secret());
        answer(anonymous.post("/api/v1/sessions", Map.of("login_id", "admin", "password", wrong)));
        answer(anonymous.post("/api/v1/sessions", Map.of("login_id", "admin", "passwort", wrong)));
        answer(anonymous.post("/api/v1/sessions", "{\"login_id\":\"admin\",\"password\":\"" + odd));
        answer(anonymous.post("/api/v1/sessions", "{\"login_id\":\"admin\",\"" + odd + "\":1}"));
        answer(anonymous.as(foreign).get("/api/v1/members/me"));
        answer(anonymous.get("/api/v1/members/me?token=" + foreign));
        answer(anonymous.post("/api/v1/password-reissues/redemptions", Map.of("ticket", odd, "new_password", "short")));
        answer(anonymous.send("POST", "/api/v1/sessions", odd, Map.of("Content-Type", "text/plain")));
    }

    private void answer(Answer answer) {
        score.check("refused: " + answer.code(), answer.status() / 100 == 4, answer.status());
        canaries.search(
                "answer " + answer.code(), answer.text() + answer.headers().map());
    }

    /** Everything the node has written since it was unpacked, and the backup. */
    private void files(Path backup) {
        score.check(
                "each secret of the settings is in its place",
                canaries.notInTheirPlace(node.home()).isEmpty(),
                canaries.notInTheirPlace(node.home()));
        score.check("the search finds what is in the database", isIn(node.home().resolve("data/db")), buyer.email());
        score.check("and in its backup", isIn(backup), buyer.email());
        canaries.searchFiles(node.home(), "system/", "lib/");
        canaries.searchFiles(backup);
    }

    private boolean isIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> Canaries.content(file).contains(buyer.email()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
