package jp.noren.sandbox.internal.np;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Desk;
import jp.noren.sandbox.internal.door.Request;

/** What the front door does with a request: the interface, the book, the control, and the desks that decide a review or a screening now. */
public final class NpDoor implements Desk {
    private final NpEmulator emulator;
    private final ObjectMapper json = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public NpDoor(NpEmulator emulator) {
        this.emulator = emulator;
    }

    @Override
    public Delivery serve(Request request) {
        if (NpEmulator.isApi(request.path())) {
            return emulator.call(request);
        }
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /book" -> json(NpBookView.of(emulator, request.query()));
                case "GET /control" -> json(emulator.control().settings());
                case "PUT /control" -> control(request.body());
                case "POST /review" -> review(json.readValue(request.body(), Review.class));
                case "POST /screening" -> screening(json.readValue(request.body(), Screening.class));
                default -> Delivery.text(404, "nothing here");
            };
        } catch (IOException | IllegalArgumentException e) {
            return Delivery.text(400, "not understood: " + e.getMessage());
        }
    }

    private Delivery control(byte[] body) throws IOException {
        NpControl.Settings now = emulator.control().settings();
        NpControl.Settings next = json.readerFor(NpControl.Patch.class)
                .<NpControl.Patch>readValue(body)
                .over(now);
        emulator.control().set(next);
        return json(next);
    }

    /**
     * @param shopTransactionId the shop's key
     * @param result {@code 00} or {@code 20}; what was meant, if absent
     * @param reason after a no; {@code 24} if absent
     */
    private record Review(String shopTransactionId, String result, String reason) {}

    private Delivery review(Review wanted) {
        synchronized (emulator.company()) {
            NpTransaction open = emulator.book()
                    .findByKey(String.valueOf(wanted.shopTransactionId()))
                    .filter(NpTransaction::isOpen)
                    .orElseThrow(() -> new IllegalArgumentException("no review runs for this"));
            String result = wanted.result() == null ? open.verdict() : wanted.result();
            if (!result.matches("00|20")) {
                throw new IllegalArgumentException("result is 00 or 20");
            }
            emulator.company().decide(open, result, wanted.reason() == null ? "24" : wanted.reason());
            return json(NpBookView.of(emulator, "key=" + open.key()));
        }
    }

    /** @param state {@code accepted}, {@code refused}, {@code pending} or {@code reviewing} */
    private record Screening(String shopBuyerId, String state) {}

    private Delivery screening(Screening wanted) {
        synchronized (emulator.company()) {
            NpBuyer buyer = emulator.book()
                    .buyerByKey(String.valueOf(wanted.shopBuyerId()))
                    .orElseThrow(() -> new IllegalArgumentException("no such buyer"));
            emulator.book().put(buyer.with(NpBuyer.State.of(String.valueOf(wanted.state()))));
            return json(NpBookView.of(emulator, ""));
        }
    }

    private Delivery json(Object value) {
        try {
            return Delivery.of(200, "application/json", json.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
