package jp.noren.sandbox.internal.rent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.testing.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The landlord refuses what is not as agreed, and books nothing then. */
class RentDeskTest {
    private static final String GOOD =
            "{\"lease\":\"AP-101-101\",\"month\":\"2026-12\",\"amount\":2200,\"tax\":200,\"label\":\"みなもネット\"}";

    @TempDir
    Path folder;

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-10T01:00:00Z"));
    private final Landlord landlord = new Landlord(clock, null);
    private final RentDesk desk = new RentDesk(landlord);

    private static Map<String, String> headers(String key) {
        return Map.of(
                "authorization", "Bearer " + key, "accept", "application/json", "content-type", "application/json");
    }

    private Delivery send(RentDesk to, String method, String path, String body) {
        return to.serve(
                new Request(method, path, "", headers(RentDesk.API_KEY), body.getBytes(StandardCharsets.UTF_8), ""));
    }

    private Delivery put(String body) {
        return send(desk, "PUT", "/api/v1/charges/a", body);
    }

    private static String text(Delivery delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aRightLineIsBookedAndAnswered() {
        assertThat(put(GOOD).status()).isEqualTo(200);
        assertThat(text(put(GOOD)))
                .contains(
                        "\"state\":\"standing\"",
                        "\"cancel_before\":\"2026-11-25T00:00+09:00\"",
                        "\"due_on\":\"2026-12-27\"");
        assertThat(landlord.charges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"month\":\"2026-12\",\"lease\":\"AP-101-101\",\"amount\":2200,\"tax\":200,\"label\":\"x\"}",
                "{\"lease\":\"AP-101-101\",\"month\":\"2026-12\",\"amount\":2200,\"tax\":200,\"label\":\"x\",\"more\":1}",
                "{\"lease\":\"AP-101-101\",\"month\":\"2026-12\",\"amount\":\"2200\",\"tax\":200,\"label\":\"x\"}",
                "{\"lease\":\"AP-101-101\",\"month\":\"2026-12\",\"amount\":22.5,\"tax\":2,\"label\":\"x\"}",
                "{\"lease\":\"AP-101-101\",\"month\":\"2026-12\",\"amount\":0,\"tax\":0,\"label\":\"x\"}",
                "{\"lease\":\"AP-101-101\",\"month\":\"2026-13\",\"amount\":2200,\"tax\":200,\"label\":\"x\"}",
                "{\"lease\":\"AP-101-101\",\"month\":\"2026-12\",\"amount\":2200,\"tax\":2200,\"label\":\"x\"}",
                "{\"lease\":\"AP-101-101\",\"month\":\"2026-12\",\"amount\":2200,\"tax\":200,\"label\":\" \"}",
                "{\"lease\":\"AP-101-101\",\"lease\":\"x\",\"month\":\"2026-12\",\"amount\":2200,\"tax\":200,\"label\":\"x\"}"
            })
    void whatIsNotAsAgreedIsRefused(String body) {
        assertThat(put(body).status()).isEqualTo(400);
        assertThat(landlord.charges()).isEmpty();
    }

    @Test
    void aStrangerIsRefused() {
        Delivery delivery = desk.serve(new Request(
                "PUT", "/api/v1/charges/a", "", headers("another"), GOOD.getBytes(StandardCharsets.UTF_8), ""));
        assertThat(delivery.status()).isEqualTo(401);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        put(GOOD);
        assertThat(put(GOOD.replace("2200", "2300")).status()).isEqualTo(409);
    }

    @Test
    void theBookIsKnownAgainAfterARestart() {
        Path file = folder.resolve("rent.jsonl");
        try (Landlord first = new Landlord(clock, file)) {
            RentDesk before = new RentDesk(first);
            send(before, "PUT", "/api/v1/charges/a", GOOD);
            send(before, "PUT", "/api/v1/charges/b", GOOD);
            send(before, "DELETE", "/api/v1/charges/b", "");
        }
        try (Landlord again = new Landlord(clock, file)) {
            RentDesk after = new RentDesk(again);
            assertThat(text(send(after, "GET", "/api/v1/charges/a", ""))).contains("\"state\":\"standing\"");
            assertThat(text(send(after, "GET", "/api/v1/charges/b", ""))).contains("\"state\":\"cancelled\"");
            assertThat(text(send(after, "PUT", "/api/v1/charges/c", GOOD))).contains("rc_000000000003");
        }
    }
}
