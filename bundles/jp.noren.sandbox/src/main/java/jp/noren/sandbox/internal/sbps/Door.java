package jp.noren.sandbox.internal.sbps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Desk;
import jp.noren.sandbox.internal.door.Request;

/** What both front doors (servlet, JDK server) do with a request: the API, the browser's pages, the book and the control. */
public final class Door implements Desk {
    private final Emulator emulator;
    private final ChallengePage page;
    private final ObjectMapper json = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public Door(Emulator emulator) {
        this.emulator = emulator;
        this.page = new ChallengePage(emulator.company().challenges);
    }

    @Override
    public Delivery serve(Request request) {
        String asked = request.method() + " " + request.path().replaceFirst("^(/3ds)/[^/]+$", "$1/*");
        try {
            return switch (asked) {
                case "POST /api/xmlapi.do" ->
                    emulator.call(
                            request.header("authorization"),
                            request.header("content-type"),
                            request.body(),
                            request.base());
                case "POST /token" -> token(request.body());
                case "GET /3ds/*" -> page.show(request.path().substring(5));
                case "POST /3ds/*" ->
                    page.answer(request.path().substring(5), new String(request.body(), StandardCharsets.UTF_8));
                case "GET /book" -> json(BookView.of(emulator, request.query()));
                case "GET /kept" -> kept(request.query());
                case "PUT /kept" -> keep(request.body());
                case "GET /control" -> json(emulator.control().settings());
                case "PUT /control" -> control(request.body());
                default -> Delivery.text(404, "nothing here");
            };
        } catch (IOException | IllegalArgumentException e) {
            return Delivery.text(400, "not understood: " + e.getMessage());
        }
    }

    private record CardName(String card) {}

    /** @param card a test card's name; null where none is kept */
    private record KeptCard(String customer, String card) {}

    /** @param query {@code customer=<code>} */
    private Delivery kept(String query) {
        String customer = query.replaceFirst("^customer=", "");
        String card = emulator.keptCard(Shop.SYNTHETIC, customer).orElse(null);
        return json(new KeptCard(customer, card));
    }

    /** Puts another card in the place of a customer's, as if it had worn out or been entered anew. */
    private Delivery keep(byte[] body) throws IOException {
        KeptCard wanted = json.readValue(body, KeptCard.class);
        boolean named = wanted.customer() != null && wanted.customer().matches("[0-9A-Za-z_-]{1,64}");
        return named && emulator.keepCard(Shop.SYNTHETIC, wanted.customer(), wanted.card())
                ? json(wanted)
                : Delivery.text(400, "a customer's code and the name of a card");
    }

    /** Mirrors what the company's script hands to the browser. */
    private Delivery token(byte[] body) throws IOException {
        String card = json.readValue(body, CardName.class).card();
        return emulator.token(card)
                .map(token -> json(TokenView.ok(token)))
                .orElseGet(() -> json(TokenView.NO_SUCH_CARD));
    }

    private Delivery control(byte[] body) throws IOException {
        Control.Settings now = emulator.control().settings();
        Control.Settings next = json.readerFor(Control.Patch.class)
                .<Control.Patch>readValue(body)
                .over(now);
        emulator.control().set(next);
        return json(next);
    }

    private Delivery json(Object value) {
        try {
            return Delivery.of(200, "application/json", json.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
