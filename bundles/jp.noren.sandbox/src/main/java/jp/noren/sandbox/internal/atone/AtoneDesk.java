package jp.noren.sandbox.internal.atone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Desk;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.played.Fault;
import jp.noren.sandbox.internal.played.FaultControl;

/**
 * atone's legacy interface as far as it is public, made of facts alone: the API with its verbs in a header, what the script in a browser does, the book and
 * the control. It uses no code of the provider.
 */
public final class AtoneDesk implements Desk {
    private static final String API = "/v1/transactions";

    private final Merchant merchant;
    private final Transactions book;
    private final FaultControl control = new FaultControl();
    private final Form form = new Form();

    public AtoneDesk(Merchant merchant, Transactions book) {
        this.merchant = merchant;
        this.book = book;
    }

    public FaultControl control() {
        return control;
    }

    @Override
    public Delivery serve(Request request) {
        String path = request.path();
        if (path.equals(API) || path.startsWith(API + "/")) {
            return api(request, path.substring(API.length()));
        }
        return switch (request.method() + " " + path) {
            case "GET /v1/atone.js" -> Delivery.of(200, "text/javascript;charset=utf-8", script());
            case "POST /widget" -> widget(request.body());
            case "POST /token" -> control.json(Map.of("token", book.issueToken()));
            case "GET /book" ->
                control.json(book.entries().stream().map(this::line).toList());
            case "GET /control", "PUT /control" -> control.serve(request);
            default -> Delivery.text(404, "nothing here");
        };
    }

    private Map<String, Object> line(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", entry.id());
        line.put("shop_transaction_no", entry.shopNumber());
        line.put("amount", entry.amount());
        line.put("state", entry.state().name());
        return line;
    }

    private Delivery api(Request request, String rest) {
        byte[] secret = merchant.secretKey().getBytes(StandardCharsets.UTF_8);
        boolean known = ("Basic " + Base64.getEncoder().encodeToString(secret)).equals(request.header("authorization"))
                && merchant.terminalId().equals(request.header("x-np-terminal-id"));
        if (!known) {
            return refused(new Refusal(Refusal.AUTHENTICATION, "unknown merchant"), 401);
        }
        boolean json = "application/json".equals(request.header("content-type"))
                && "application/json".equals(request.header("accept"));
        if (!json || !request.method().equals("POST")) {
            return Delivery.text(json ? 405 : 415, "POST of JSON, the verb in X-HTTP-Method-Override");
        }
        String asked = request.header("x-http-method-override") + rest.replaceFirst("^/tr_[0-9]+", "/*");
        String id = rest.replaceFirst("^/(tr_[0-9]+).*", "$1");
        return switch (asked) {
            case "POST" -> register(request.body());
            case "GET/*" -> act("query", id, 4, () -> book.find(id));
            case "PATCH/*/settle" -> act("settle", id, 2, () -> settle(id, request.body()));
            case "PATCH/*/refund" -> act("refund", id, 3, () -> refund(id, request.body()));
            default -> Delivery.text(404, "nothing here");
        };
    }

    private Entry settle(String id, byte[] body) throws Refusal {
        Form.require(body.length == 0, Refusal.FORM, "body");
        return book.settle(id);
    }

    private Entry refund(String id, byte[] body) throws Refusal {
        JsonNode object = form.object(body);
        Form.require(object.size() == 1 && object.path("id").asText().equals(id), Refusal.FORM, "id");
        return book.refund(id);
    }

    private Delivery register(byte[] body) {
        try {
            JsonNode payment = form.object(body);
            form.check(payment, merchant.secretKey());
            boolean provisional = false;
            for (JsonNode option : payment.path("transaction_options")) {
                provisional |= option.asInt() == 3;
            }
            boolean isProvisional = provisional;
            long yen = payment.path("amount").asLong();
            String step = payment.has("updated_transactions") ? "change" : "register";
            Optional<String> ng = ng(yen);
            return control.play(
                    step,
                    ng.map(reason -> new Fault(Fault.Kind.REFUSE, reason)).or(() -> Fault.magic(yen, 1)),
                    () -> done(() -> book.register(payment, isProvisional)),
                    word -> word.startsWith("ng") ? no(payment, word) : refused(new Refusal(word, "played"), 400));
        } catch (Refusal e) {
            return refused(e, 400);
        }
    }

    /** 49,901 yen: amount over; 49,909: not told why. */
    private static Optional<String> ng(long yen) {
        return yen == 49_901 || yen == 49_909 ? Optional.of("ng" + yen % 10) : Optional.empty();
    }

    /** A no to the buyer is no error: a transaction that is not authorised, and stands in no book. */
    private Delivery no(JsonNode payment, String word) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("id", "tr_" + "0".repeat(16));
        reply.put("authorization_result", 2);
        reply.put("ng_reason", word.charAt(2) - '0');
        reply.put("amount", payment.path("amount").asLong());
        reply.put("shop_transaction_no", payment.path("shop_transaction_no").asText());
        return control.json(reply);
    }

    private interface Act {
        Entry run() throws Refusal;
    }

    private Delivery act(String step, String id, int digit, Act act) {
        long yen = book.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .mapToLong(Entry::amount)
                .findFirst()
                .orElse(0);
        return control.play(
                step, Fault.magic(yen, digit), () -> done(act), word -> refused(new Refusal(word, "played"), 400));
    }

    private Delivery done(Act act) {
        try {
            return control.json(act.run().view());
        } catch (Refusal e) {
            return refused(e, 400);
        }
    }

    private Delivery refused(Refusal refusal, int status) {
        return control.json(refusal.body())
                .saying(status, "application/json", control.json(refusal.body()).body());
    }

    /**
     * What the script does in a browser: the buyer logs in, the payment's checksum is looked at, and it is registered provisionally.
     * {@code {"pub_key", "payment": "<the data as text>", "buyer": "ok" | "cancelled" | "failed"}} to {@code {"token", "user_no", "id"}}.
     */
    private Delivery widget(byte[] body) {
        try {
            JsonNode asked = form.object(body);
            Form.require(
                    asked.path("pub_key").asText().equals(merchant.publicKey()), Refusal.AUTHENTICATION, "pub_key");
            if (!asked.path("buyer").asText("ok").equals("ok")) {
                return control.json(Map.of("callback", asked.path("buyer").asText()));
            }
            JsonNode payment = form.object(asked.path("payment").asText().getBytes(StandardCharsets.UTF_8));
            Form.require(payment.has("checksum"), Refusal.CHECKSUM, "checksum");
            form.check(payment, merchant.secretKey());
            boolean provisional = payment.path("transaction_options").toString().equals("[3]");
            Form.require(provisional, Refusal.FORM, "transaction_options");
            String token = book.issueToken();
            Entry entry = book.register(((ObjectNode) payment).put("authentication_token", token), true);
            return control.json(Map.of("token", token, "user_no", "u1", "id", entry.id()));
        } catch (Refusal e) {
            return refused(e, 400);
        }
    }

    private static byte[] script() {
        List<String> callbacks = List.of("authenticated", "cancelled", "failed", "succeeded", "error");
        String text = "/* played by Noren's sandbox; callbacks: " + String.join(", ", callbacks) + " */\n"
                + "const base = new URL('../widget', document.currentScript.src);\n"
                + "window.Atone = { start: async (config) => {\n"
                + "  const answer = await fetch(base, { method: 'POST', body: JSON.stringify({\n"
                + "    pub_key: config.pub_key, payment: JSON.stringify(config.payment), buyer: 'ok' }) });\n"
                + "  const said = await answer.json();\n"
                + "  if (said.errors) { config.error('error', 'refused', said.errors); return; }\n"
                + "  config.authenticated(said.token, said.user_no);\n"
                + "  config.succeeded({ id: said.id });\n"
                + "} };\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
