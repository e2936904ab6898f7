package jp.noren.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Bad input of every kind, what must be answered, and what is answered: checked, and written as a table. Arguments: archive, folder, the page. */
public final class BadInput {
    private record Row(String what, int status, String code, Answer answer) {}

    private final Score score;
    private final Api anonymous;
    private final Desk desk;
    private final List<Row> rows = new ArrayList<>();

    public BadInput(Score score, Api anonymous, Desk desk) {
        this.score = score;
        this.anonymous = anonymous;
        this.desk = desk;
    }

    public static void main(String[] arguments) {
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])) ? 0 : 1);
    }

    /** Plays it on a fresh node and writes the page. */
    static boolean run(Path archive, Path folder, Path page) {
        Score score = new Score(System.out);
        try (Node node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1")) {
            node.start();
            Api anonymous = Api.at(node.address());
            Desk desk = Desk.open(node, anonymous);
            desk.loadDemo();
            BadInput table = new BadInput(score, anonymous, desk);
            table.play();
            table.save(page);
            node.kill();
        }
        return score.end();
    }

    public void play() {
        Buyer buyer = person("good");
        Buyer other = person("other");
        bodies(buyer);
        doors(buyer);
        objects(buyer, other);
        keys(buyer);
    }

    private Buyer person(String mark) {
        return Buyer.register(
                anonymous,
                "KURA",
                new Buyer.Person(
                        "INDIVIDUAL", "岸本 ゆず", mark + "." + Api.newKey() + "@mail.example", Api.newKey(), "ja"),
                Map.of());
    }

    private void row(String what, int status, String code, Supplier<Answer> call) {
        Answer answer = call.get();
        rows.add(new Row(what, status, code, answer));
        boolean problem = answer.header("Content-Type").startsWith("application/problem+json")
                && !answer.get("/detail").isEmpty()
                && !answer.get("/request_id").isEmpty();
        score.check(
                what + " -> " + status + " " + code,
                answer.status() == status && answer.code().equals(code) && problem,
                answer);
    }

    private void bodies(Buyer buyer) {
        Api api = buyer.api();
        String line = "/api/v1/cart/lines/" + ProductIds.of(api, "KURA", "SEAL-A");
        row(
                "JSON that ends too early",
                400,
                "rest.malformed-json",
                () -> api.post("/api/v1/orders", "{\"payment\":", Api.newKey()));
        row(
                "no body where one is needed",
                400,
                "rest.body-missing",
                () -> api.post("/api/v1/orders", "", Api.newKey()));
        row("an array for an object", 400, "rest.wrong-type", () -> api.post("/api/v1/orders", "[]", Api.newKey()));
        row("an unknown field", 400, "rest.unknown-field", () -> api.put(line, "{\"quantity\":1,\"price\":1}"));
        row("a key twice", 400, "rest.duplicate-field", () -> api.put(line, "{\"quantity\":1,\"quantity\":2}"));
        row("a word for a number", 400, "rest.wrong-type", () -> api.put(line, "{\"quantity\":\"many\"}"));
        row("a number with a fraction", 400, "rest.wrong-type", () -> api.put(line, "{\"quantity\":1.5}"));
        row("a number beyond all bounds", 400, "rest.wrong-type", () -> api.put(line, "{\"quantity\":1e999}"));
        row(
                "50,000 brackets",
                400,
                "rest.wrong-type",
                () -> api.post("/api/v1/orders", "[".repeat(50_000), Api.newKey()));
        row(
                "a body of 1 MiB",
                413,
                "rest.body-too-large",
                () -> api.post("/api/v1/orders", "\"" + "x".repeat(1 << 20) + "\"", Api.newKey()));
        row(
                "multipart",
                415,
                "rest.unsupported-media-type",
                () -> api.send(
                        "POST",
                        "/api/v1/orders",
                        "--x",
                        Map.of("Content-Type", "multipart/form-data; boundary=x", "Idempotency-Key", Api.newKey())));
        row(
                "XML",
                415,
                "rest.unsupported-media-type",
                () -> api.send(
                        "POST",
                        "/api/v1/orders",
                        "<a/>",
                        Map.of("Content-Type", "application/xml", "Idempotency-Key", Api.newKey())));
    }

    private void doors(Buyer buyer) {
        row("no token", 401, "rest.unauthenticated", () -> anonymous.get("/api/v1/orders"));
        row("an invented token", 401, "rest.unauthenticated", () -> anonymous
                .as("nrn_" + "a".repeat(43))
                .get("/api/v1/orders"));
        row("a member at the operators' door", 403, "rest.forbidden", () -> buyer.api()
                .get("/api/v1/payments"));
        row("an address that is not there", 404, "rest.not-found", () -> buyer.api()
                .get("/api/v1/nothing"));
        row("a method that is not there", 405, "rest.method-not-allowed", () -> buyer.api()
                .delete("/api/v1/orders"));
        row("a page of 1,000", 400, "rest.page-invalid", () -> buyer.api().get("/api/v1/orders?limit=1000"));
        Buyer gone = person("gone");
        gone.api().delete("/api/v1/sessions/current").orFail("logout");
        row("a token after logout", 401, "rest.unauthenticated", () -> gone.api()
                .get("/api/v1/orders"));
    }

    private void objects(Buyer buyer, Buyer other) {
        buyer.put("SEAL-A", 1).orFail("cart");
        String order = buyer.orderByTransfer().orFail("order").get("/id");
        row("another member's order", 404, "kernel.not-found", () -> other.order(order));
        row("an order that never was", 404, "kernel.not-found", () -> other.order("ord_00000000000000000000000000"));
        row("a product that is not there", 404, "kernel.not-found", () -> buyer.put("NO-SUCH", 1));
        row("an empty cart", 409, "checkout.cart-empty", other::orderByTransfer);
        row("a quantity of zero less one", 422, "kernel.invalid-fields", () -> buyer.put("SEAL-A", -1));
    }

    private void keys(Buyer buyer) {
        Map<String, Object> transfer = Map.of("payment", Map.of("method", "BANK_TRANSFER"));
        row("no Idempotency-Key", 400, "rest.idempotency-key-missing", () -> buyer.api()
                .post("/api/v1/orders", transfer));
        buyer.put("SEAL-A", 1).orFail("cart");
        String key = Api.newKey();
        Answer first = buyer.api().post("/api/v1/orders", transfer, key).orFail("order");
        Answer again = buyer.api().post("/api/v1/orders", transfer, key);
        score.check(
                "the same key and body replay the answer",
                again.status() == 201 && again.get("/id").equals(first.get("/id")),
                again);
        row("the same key with another body", 422, "rest.idempotency-key-reused", () -> buyer.api()
                .post("/api/v1/orders", Map.of("payment", Map.of("method", "CARD")), key));
        String clock = desk.clock();
        Buyer late = person("late");
        desk.clock(java.time.Instant.parse(clock).plusSeconds(13 * 3600).toString());
        row("a token after its last hour", 401, "rest.unauthenticated", () -> late.api()
                .get("/api/v1/orders"));
        desk.clock(clock);
    }

    /** The table for the handbook. */
    public String table() {
        StringBuilder table = new StringBuilder("| what is sent | status | code | text (ja) |\n|---|---|---|---|\n");
        for (Row row : rows) {
            table.append("| ")
                    .append(row.what())
                    .append(" | ")
                    .append(row.answer().status())
                    .append(" | `");
            table.append(row.answer().code())
                    .append("` | ")
                    .append(row.answer().get("/detail"))
                    .append(" |\n");
        }
        return table.toString();
    }

    public void save(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    file,
                    ("# Bad input\n\nWhat is sent, and what comes back. Written by `ShippedArchiveIT`, which fails when an answer is another one.\n\n"
                                    + table())
                            .getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
