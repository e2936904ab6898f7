package jp.noren.sandbox.internal.rent;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Desk;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.played.Fault;
import jp.noren.sandbox.internal.played.FaultControl;

/** The landlord's front door: Noren's own rent protocol, checked strictly, and what one can set and see of it. */
public final class RentDesk implements Desk {
    /** The key that the sandbox configures the rent provider with; made up and known to everybody. */
    public static final String API_KEY = "EMULATOR-RENT-KEY-0123456789";

    private static final List<String> FIELDS = List.of("lease", "month", "amount", "tax", "label");
    private static final List<String> DECLINES =
            List.of("", "corporate_lease", "no_such_lease", "cut_off_passed", "over_limit", "lease_ended");
    private static final long MAX = 9_999_999_999L;

    private final Landlord landlord;
    private final FaultControl control = new FaultControl();
    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public RentDesk(Landlord landlord) {
        this.landlord = landlord;
    }

    public FaultControl control() {
        return control;
    }

    @Override
    public Delivery serve(Request request) {
        String path = request.path();
        if (path.startsWith("/api/v1/")) {
            return api(request, path.substring(8));
        }
        if (path.startsWith("/leases/") && request.method().equals("PUT")) {
            return lease(path.substring(8), request.body());
        }
        return switch (request.method() + " " + path) {
            case "GET /book" ->
                control.json(landlord.charges().stream()
                        .map(charge -> charge.view(landlord.now()))
                        .toList());
            case "GET /control", "PUT /control" -> control.serve(request);
            default -> Delivery.text(404, "nothing here");
        };
    }

    private Delivery lease(String id, byte[] body) {
        try {
            landlord.lease(id, json.readValue(body, Lease.class));
            return Delivery.text(200, id);
        } catch (IOException e) {
            return Delivery.text(400, "not understood: " + e.getMessage());
        }
    }

    private Delivery api(Request request, String path) {
        if (!("Bearer " + API_KEY).equals(request.header("authorization"))) {
            return Delivery.text(401, "unknown");
        }
        if (!"application/json".equals(request.header("accept"))) {
            return Delivery.text(406, "JSON only");
        }
        if (path.matches("charges/[0-9A-Za-z_-]{1,38}")) {
            return charge(request, path.substring(8));
        }
        return path.matches("statements/[0-9-]{10}") && request.method().equals("GET")
                ? control.play(
                        "statement",
                        Optional.empty(),
                        () -> statement(path.substring(11)),
                        word -> no(word, path.substring(11)))
                : Delivery.text(404, "nothing here");
    }

    private Delivery charge(Request request, String key) {
        return switch (request.method()) {
            case "PUT" -> register(request, key);
            case "DELETE" -> act("cancel", key, 2, () -> landlord.cancel(key));
            case "GET" -> act("query", key, 4, () -> landlord.find(key));
            default -> Delivery.text(405, "PUT, DELETE, GET");
        };
    }

    private Delivery register(Request request, String key) {
        if (!"application/json".equals(request.header("content-type"))) {
            return Delivery.text(415, "JSON only");
        }
        Charge.Facts asked;
        try {
            asked = facts(request.body(), key);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Delivery.text(400, "not understood: " + e.getMessage());
        }
        return act("register", key, asked.amount(), 1, () -> landlord.register(asked));
    }

    private Charge.Facts facts(byte[] body, String key) throws IOException {
        JsonNode node;
        try (JsonParser parser = json.createParser(body)) {
            node = json.readTree(parser);
        }
        require(node != null && node.isObject(), "an object");
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        require(names.equals(FIELDS), "the fields are " + FIELDS + ", in this order");
        String label = node.get("label").textValue();
        require(label != null && !label.isBlank() && label.codePointCount(0, label.length()) <= 60, "label");
        String lease = node.get("lease").textValue();
        require(lease != null && lease.matches("[0-9A-Za-z_-]{1,40}"), "lease");
        long amount = yen(node.get("amount"), 1);
        long tax = yen(node.get("tax"), 0);
        require(tax < amount, "tax within the amount");
        return new Charge.Facts(
                key, "", lease, YearMonth.parse(node.get("month").asText()), amount, tax, label);
    }

    private static long yen(JsonNode value, long least) {
        require(value.isIntegralNumber() && value.canConvertToLong(), "yen are whole numbers");
        require(value.longValue() >= least && value.longValue() <= MAX, "yen out of range");
        return value.longValue();
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }

    private interface Act {
        Charge run() throws Landlord.No;
    }

    private Delivery act(String step, String key, int digit, Act act) {
        long yen = landlord.charges().stream()
                .filter(charge -> charge.key().equals(key))
                .mapToLong(Charge::amount)
                .findFirst()
                .orElse(0);
        return act(step, key, yen, digit, act);
    }

    private Delivery act(String step, String key, long yen, int digit, Act act) {
        Optional<Fault> own = Fault.magic(yen, digit);
        if (digit == 1 && yen > 49_900 && yen <= 49_905) {
            own = Fault.parse("refuse-" + DECLINES.get((int) (yen % 10)));
        }
        return control.play(step, own, () -> done(key, act), word -> no(word, key));
    }

    private Delivery done(String key, Act act) {
        try {
            return reply(200, act.run().view(landlord.now()));
        } catch (Landlord.No e) {
            return no(e.getMessage(), key);
        }
    }

    private Delivery no(String word, String key) {
        int status =
                switch (word) {
                    case "no_such_charge", "not_yet" -> 404;
                    case "key_used" -> 409;
                    default -> 422;
                };
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", word);
        body.put("key", key);
        return reply(status, body);
    }

    private Delivery statement(String day) {
        try {
            List<Map<String, Object>> lines = landlord.statement(LocalDate.parse(day)).stream()
                    .map(charge -> Map.<String, Object>of(
                            "key", charge.key(), "charge", charge.id(), "amount", charge.amount()))
                    .toList();
            return reply(200, Map.of("day", day, "lines", lines));
        } catch (Landlord.No | DateTimeException e) {
            return no("not_yet", day);
        }
    }

    private Delivery reply(int status, Map<String, Object> body) {
        return control.json(body)
                .saying(status, "application/json", control.json(body).body());
    }
}
