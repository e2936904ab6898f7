package jp.noren.sandbox.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.sandbox.internal.app.SandboxMode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A new buyer orders the cheapest thing of a shop, by the requests that any buyer makes. */
@Component(service = BuyOne.class)
public final class BuyOne {
    private static final String JSON = "application/json";

    private final ObjectMapper json = new ObjectMapper();
    private final HouseApi api;

    @Activate
    public BuyOne(@Reference SandboxMode sandbox) {
        this(new HouseApi(HouseApi.ofThisNode(System.getenv())));
    }

    BuyOne(HouseApi api) {
        this.api = api;
    }

    /**
     * How the order stands.
     *
     * @param total yen with tax
     * @param address where the buyer has to go; empty when he has not
     */
    public record Bought(String order, String status, long total, String payment, String address) {}

    /**
     * @param method one whose name is all that a buyer says of it
     * @throws RefusedException UNPROCESSABLE {@code sandbox.demo-failed} with the step and the answer it got
     */
    public Bought handle(String storefront, String method) {
        String buyer = "Bearer " + register(storefront);
        JsonNode product = cheapest(storefront);
        HouseApi.Answer put = api.put(
                "/cart/lines/" + product.path("id").asText(), JSON, bytes(Map.of("quantity", least(product))), buyer);
        LoadDemo.require("/cart", put);
        JsonNode order = post("/orders", Map.of("payment", Map.of("method", method)), buyer);
        return new Bought(
                order.path("id").asText(),
                order.path("status").asText(),
                order.path("total").asLong(),
                order.path("payment").path("id").asText(),
                order.path("payment").path("next_action").path("url").asText(""));
    }

    private String register(String storefront) {
        String terms = get("/storefronts/" + storefront).path("terms_version").asText();
        String word = Ids.randomText(10);
        Map<String, Object> person = Map.of(
                "storefront",
                storefront,
                "kind",
                "INDIVIDUAL",
                "name",
                "お試し 花子",
                "email",
                "try." + word + "@mail.example",
                "password",
                "otameshi-" + word,
                "language",
                "ja",
                "terms_version",
                terms);
        return post("/members", person, null).path("session").path("token").asText();
    }

    private JsonNode cheapest(String storefront) {
        JsonNode products = get("/products?limit=100&storefront=" + storefront).path("data");
        return StreamSupport.stream(products.spliterator(), false)
                .min(Comparator.comparingLong(one -> one.path("unit_price").asLong(Long.MAX_VALUE)))
                .orElseThrow(RefusedException::notFound);
    }

    private static int least(JsonNode product) {
        return Math.max(1, product.path("min_quantity").asInt(1));
    }

    private JsonNode get(String path) {
        return read(path, api.get(path));
    }

    private JsonNode post(String path, Map<String, Object> body, String authorization) {
        String key = UUID.randomUUID().toString();
        return read(path, api.post(path, JSON, bytes(body), authorization, key));
    }

    private JsonNode read(String path, HouseApi.Answer answer) {
        LoadDemo.require(path, answer);
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(Map<String, ?> value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
