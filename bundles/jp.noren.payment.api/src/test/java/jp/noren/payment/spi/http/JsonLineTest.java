package jp.noren.payment.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A line that speaks JSON")
class JsonLineTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private JsonLine line;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String body = "{\"amount\":330}";

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] reply = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        line = line("http://127.0.0.1:" + server.getAddress().getPort() + "/api/", "Bearer key");
    }

    private static JsonLine line(String endpoint, String authorization) {
        return new JsonLine(endpoint, Clock.systemUTC(), Map.of("Authorization", authorization));
    }

    @AfterEach
    void close() {
        line.close();
        server.stop(0);
    }

    private static Instant soon() {
        return Clock.systemUTC().instant().plusSeconds(10);
    }

    private static Outcome outcome(JsonAnswer answer) {
        return answer.outcome(
                reply -> new Outcome.Approved("r", reply.yen("amount")),
                reply -> new Outcome.Declined(null, reply.text("error")));
    }

    @Test
    void sendsWhatItIsGivenBehindTheEndpoint() {
        JsonObject payment = JsonObject.empty().with("amount", Yen.of(330));

        assertThat(outcome(line.put("/payments/k", payment, soon()))).isEqualTo(new Outcome.Approved("r", Yen.of(330)));
        line.post("/confirm", JsonObject.empty(), soon());
        line.get("/payments/k", soon());
        assertThat(asked)
                .containsExactly(
                        "PUT /api/payments/k {\"amount\":330} Bearer key",
                        "POST /api/confirm {} Bearer key",
                        "GET /api/payments/k  Bearer key");
    }

    @Test
    void aRefusalIsWhatTheProviderSaysItMeans() {
        status = 422;
        body = "{\"error\":\"over_limit\"}";

        assertThat(outcome(line.get("/x", soon()))).isEqualTo(new Outcome.Declined(null, "over_limit"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/html        | <html/>",
                "200 | application/json | OK",
                "200 | application/json | {\"amount\":1e3}",
                "200 | application/json | {\"amount\":330}}",
                "302 | application/json | {\"amount\":330}",
                "404 | text/html        | no such page",
                "404 | application/json | {\"message\":\"?\"}",
                "408 | application/json | {\"error\":\"late\"}",
                "429 | application/json | {\"error\":\"too_many\"}",
                "500 | application/json | {\"error\":\"over_limit\"}",
                "503 | application/json | {\"amount\":330}"
            })
    void everythingElseIsUnknown(int came, String as, String what) {
        status = came;
        type = as.strip();
        body = what.strip();

        assertThat(outcome(line.get("/x", soon()))).isInstanceOf(Outcome.Unknown.class);
        assertThat(line.get("/x", soon())
                        .finding(
                                reply -> new Finding.Charged("r", reply.yen("amount")),
                                reply -> new Finding.Declined(null, reply.text("error"))))
                .isInstanceOf(Finding.NoAnswer.class);
    }

    @Test
    void nobodyAtTheDoorMeansThatNothingHasLeft() {
        server.stop(0);

        assertThat(outcome(line.get("/x", soon()))).isInstanceOf(Outcome.NotSent.class);
        assertThat(line.get("/x", soon()).finding(reply -> null, reply -> null)).isInstanceOf(Finding.NoAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://acme.example", "ftp://acme.example", "https://acme.example?x=1", "no address"})
    void withAnAddressThatIsNotSafeNothingIsSent(String endpoint) {
        try (JsonLine unsafe = line(endpoint, "Bearer key")) {
            assertThat(outcome(unsafe.get("/x", soon()))).isEqualTo(new Outcome.NotSent("not configured"));
        }
    }

    @Test
    void withAKeyThatCannotBeWrittenNothingIsSent() {
        try (JsonLine broken = line("https://acme.example", "Bearer 鍵\n")) {
            assertThat(outcome(broken.get("/x", soon()))).isEqualTo(new Outcome.NotSent("not configured"));
        }
    }

    @Test
    void aSignatureIsRightOrNot() {
        byte[] message = "{}".getBytes(StandardCharsets.UTF_8);
        String signature = Hmac.sign("key", message);

        assertThat(signature).hasSize(64);
        assertThat(Hmac.isRight(signature, "key", message)).isTrue();
        assertThat(Hmac.isRight(signature, "other", message)).isFalse();
        assertThat(Hmac.isRight(signature, "", message)).isFalse();
        assertThat(Hmac.isRight(null, "key", message)).isFalse();
        assertThat(Hmac.isRight("", "key", message)).isFalse();
    }
}
