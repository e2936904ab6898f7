package jp.noren.sandbox.internal.np;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.time.BusinessCalendar;

/**
 * NP掛け払い, made from what is public of its interface, and under {@code /assumed} from what is not. It checks strictly, keeps its own book, and goes wrong on
 * demand: by magic amounts and by the control resource.
 */
public final class NpEmulator {
    private final NpShop shop;
    private final NpCompany company;
    private final NpKnown known;
    private final NpAssumed assumed;
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public NpEmulator(NpShop shop, NpBook book, Clock clock, BusinessCalendar calendar) {
        this.shop = shop;
        this.company = new NpCompany(book, new NpControl(), clock, calendar);
        this.known = new NpKnown(company);
        this.assumed = new NpAssumed(company);
    }

    public NpControl control() {
        return company.control;
    }

    public NpBook book() {
        return company.book;
    }

    NpCompany company() {
        return company;
    }

    /** How many calls of each path came, refused ones included. */
    public Map<String, Long> calls() {
        Map<String, Long> counted = new TreeMap<>();
        calls.forEach((path, count) -> counted.put(path, count.sum()));
        return counted;
    }

    static boolean isApi(String path) {
        return path.startsWith("/v1/") || path.startsWith("/assumed/v1/");
    }

    /** One call of the interface. */
    Delivery call(Request request) {
        calls.computeIfAbsent(request.path(), path -> new LongAdder()).increment();
        int delay = company.control.settings().delayMs();
        try {
            checkHeaders(request);
            JsonNode body = NpForm.object(json.readTree(request.body()), "body");
            return answer(request.path(), body).after(delay);
        } catch (NpRefusal no) {
            return refused(no).after(delay);
        } catch (IOException e) {
            return refused(NpRefusal.bad("EM0100", "no JSON")).after(delay);
        }
    }

    private void checkHeaders(Request request) throws NpRefusal {
        String credentials = shop.shopCode() + ":" + shop.spCode();
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
        if (!("Basic " + basic).equals(request.header("authorization"))) {
            throw new NpRefusal(401, "EM0001", "Authorization");
        }
        if (!shop.terminalId().equals(request.header("x-np-terminal-id"))) {
            throw new NpRefusal(401, "EM0002", "X-NP-Terminal-Id");
        }
        if (!request.method().equals("POST")) {
            throw new NpRefusal(405, "EM0003", "POST only");
        }
        if (!"POST".equals(request.header("x-http-method-override"))) {
            throw NpRefusal.bad("EM0004", "X-HTTP-Method-Override");
        }
        if (!"application/json".equals(request.header("content-type"))) {
            throw new NpRefusal(415, "EM0005", "Content-Type");
        }
        if (!"application/json".equals(request.header("accept"))) {
            throw new NpRefusal(406, "EM0006", "Accept");
        }
    }

    private Delivery answer(String path, JsonNode body) throws NpRefusal {
        synchronized (company) {
            Optional<NpFault> fault = company.control.nextFault(path).or(() -> magic(path, body));
            if (fault.isEmpty()) {
                return ok(serve(path, body, Optional.empty()));
            }
            NpFault now = fault.get();
            return switch (now.kind()) {
                case REVIEW -> ok(serve(path, body, Optional.of(now.argument())));
                case REFUSE -> throw NpRefusal.bad(now.argument(), "played");
                case LOST_BEFORE -> Delivery.text(200, "").never();
                case LOST_AFTER -> ok(serve(path, body, Optional.empty())).never();
                case LATE -> ok(serve(path, body, Optional.empty())).after(Integer.parseInt(now.argument()));
                case GARBAGE -> NpGarbage.spoil(now.argument(), ok(serve(path, body, Optional.empty())));
            };
        }
    }

    private static Optional<NpFault> magic(String path, JsonNode body) {
        String total = body.at("/request/transactionInfoes/0/totalAmount").asText();
        return path.equals(NpKnown.REGISTER) && total.matches("[0-9]{1,9}")
                ? NpFault.ofAmount(Long.parseLong(total))
                : Optional.empty();
    }

    private ObjectNode serve(String path, JsonNode body, Optional<String> review) throws NpRefusal {
        ObjectNode reply = json.createObjectNode();
        switch (path) {
            case NpKnown.REGISTER -> known.register(body, review, reply);
            case NpKnown.CANCEL -> known.cancel(body, reply);
            case NpKnown.BILL -> known.requestBill(body, reply);
            default -> assumed.serve(path, body, reply);
        }
        return reply;
    }

    private Delivery ok(ObjectNode reply) {
        return Delivery.of(200, "application/json", bytes(reply));
    }

    private Delivery refused(NpRefusal no) {
        ObjectNode reply = json.createObjectNode();
        ObjectNode error = reply.putArray("errors").addObject();
        error.putArray("codes").add(no.code());
        error.put("message", no.getMessage());
        return Delivery.of(no.status(), "application/json", bytes(reply));
    }

    private byte[] bytes(ObjectNode node) {
        try {
            return json.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
