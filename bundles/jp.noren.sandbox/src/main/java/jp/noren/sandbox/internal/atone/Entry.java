package jp.noren.sandbox.internal.atone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One transaction in the company's book. */
public final class Entry {
    private static final Duration LAPSES_AFTER = Duration.ofDays(90);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    /** Where it stands. Lapsed is a matter of the clock. */
    public enum State {
        PROVISIONAL,
        REGISTERED,
        SETTLED,
        GIVEN_BACK,
        REPLACED
    }

    private final String id;
    private final JsonNode body;
    private final Instant at;
    private State state;
    private boolean wasSettled;

    Entry(String id, JsonNode body, Instant at, State state) {
        this.id = id;
        this.body = body;
        this.at = at;
        this.state = state;
    }

    public String id() {
        return id;
    }

    public String shopNumber() {
        return body.path("shop_transaction_no").asText();
    }

    public long amount() {
        return body.path("amount").asLong();
    }

    /** Of the buyer who was registered. */
    public String token() {
        return body.path("authentication_token").asText();
    }

    public synchronized State state() {
        return state;
    }

    synchronized void become(State next) {
        state = next;
    }

    synchronized boolean hasLapsed(Instant now) {
        boolean open = state == State.PROVISIONAL || state == State.REGISTERED;
        return open && !now.isBefore(at.plus(LAPSES_AFTER));
    }

    private synchronized boolean isSettled() {
        return state == State.SETTLED || state == State.GIVEN_BACK && wasSettled;
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("authorization_result", 1);
        view.put("amount", amount());
        view.put("discount_amount", 0);
        view.put("registration_datetime", STAMP.format(at));
        view.put("shop_name", "のれん（サンドボックス）");
        view.put("shop_transaction_no", shopNumber());
        view.put("sales_settled", isSettled());
        view.put("transaction_options", state() == State.PROVISIONAL ? List.of(3) : List.of());
        for (String part : List.of("customer", "dest_customers", "items")) {
            if (body.has(part)) {
                view.put(part, body.get(part));
            }
        }
        if (state() == State.GIVEN_BACK) {
            view.put("refunds", List.of(Map.of("amount", amount())));
        }
        return view;
    }

    synchronized void giveBack() {
        wasSettled = state == State.SETTLED;
        state = State.GIVEN_BACK;
    }
}
