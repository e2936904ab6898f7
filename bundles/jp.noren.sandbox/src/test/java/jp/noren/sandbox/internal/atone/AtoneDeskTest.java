package jp.noren.sandbox.internal.atone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.testing.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The company refuses what is not in its form, and books nothing then. */
class AtoneDeskTest {
    @TempDir
    Path folder;

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-10T01:00:00Z"));
    private final Transactions book = new Transactions(clock, null);
    private final AtoneDesk desk = new AtoneDesk(Merchant.SYNTHETIC, book);

    private static Map<String, String> headers(String verb) {
        byte[] secret = Merchant.SYNTHETIC.secretKey().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        headers.put("authorization", "Basic " + Base64.getEncoder().encodeToString(secret));
        headers.put("x-np-terminal-id", Merchant.SYNTHETIC.terminalId());
        headers.put("content-type", "application/json");
        headers.put("accept", "application/json");
        headers.put("x-http-method-override", verb);
        return headers;
    }

    private static Delivery send(AtoneDesk to, String verb, String path, String body) {
        return to.serve(new Request("POST", path, "", headers(verb), body.getBytes(StandardCharsets.UTF_8), ""));
    }

    private String body() {
        return "{\"amount\":1540,\"authentication_token\":\"" + book.issueToken() + "\",\"customer\":"
                + "{\"customer_name\":\"山田 太郎\"},\"items\":[{\"item_count\":1,\"item_name\":\"お茶\",\"item_price\":1540,"
                + "\"shop_item_id\":\"1\"}],\"sales_settled\":false,\"shop_transaction_no\":\"ord_1\"}";
    }

    private Delivery register(String body) {
        return send(desk, "POST", "/v1/transactions", body);
    }

    private static String text(Delivery delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aRightRegistrationIsBooked() {
        assertThat(text(register(body())))
                .contains(
                        "\"authorization_result\":1",
                        "\"amount\":1540",
                        "\"registration_datetime\":\"2026/11/10 10:00\"");
        assertThat(book.entries()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount\":1540|\"amount\":1541|EATN0205",
                "\"amount\":1540|\"amount\":\"1540\"|EATN0201",
                "\"amount\":1540|\"amount\":0|EATN0203",
                "\"customer_name\"|\"customer_nick\"|EATN0201",
                "\"sales_settled\":false|\"zzz\":1|EATN0202",
                "\"sales_settled\":false|\"salt\":false|EATN0201",
                "tk_|tk_x|EATN0302",
                "\"item_count\":1|\"item_count\":0|EATN0201",
                "\"ord_1\"|\"ord_1\",\"transaction_options\":[],\"transaction_options\":[]|EATN0201",
                "\"authentication_token\"|\"checksum\":\"x\",\"authentication_token\"|EATN0202"
            })
    void whatIsNotInItsFormIsRefused(String right, String wrong, String code) {
        Delivery delivery = register(body().replace(right, wrong));
        assertThat(delivery.status()).isEqualTo(400);
        assertThat(text(delivery)).contains(code);
        assertThat(book.entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "x-np-terminal-id", "content-type", "accept", "x-http-method-override"})
    void everyHeaderIsNeeded(String name) {
        Map<String, String> headers = headers("POST");
        headers.remove(name);
        Delivery delivery = desk.serve(
                new Request("POST", "/v1/transactions", "", headers, body().getBytes(StandardCharsets.UTF_8), ""));
        assertThat(delivery.status()).isGreaterThanOrEqualTo(400);
        assertThat(book.entries()).isEmpty();
    }

    @Test
    void theSameNumberTwiceIsRefused() {
        register(body());
        assertThat(text(register(body()))).contains("EATN0301");
        assertThat(book.entries()).hasSize(1);
    }

    @Test
    void theChecksumHasAVectorOfItsOwn() {
        String payment = "{\"amount\":1540,\"customer\":{\"customer_name\":\"山田 太郎\",\"email\":\"taro@example.jp\"},"
                + "\"items\":[{\"item_count\":2,\"item_name\":\"お茶\",\"item_price\":500,\"shop_item_id\":\"a1\"},"
                + "{\"item_count\":1,\"item_name\":\"値引\",\"item_price\":540,\"shop_item_id\":\"b2\"}],"
                + "\"shop_transaction_no\":\"ord_1\",\"transaction_options\":[3]}";
        try {
            String sum = Form.checksum(new Form().object(payment.getBytes(StandardCharsets.UTF_8)), "SYNTHETIC-SECRET");
            assertThat(sum).isEqualTo("PKgqWtwonAbyvhZZ1Qp5Xh23EH9Dl+6DgxybbHPH6k0=");
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theBookIsKnownAgainAfterARestart() {
        Path file = folder.resolve("atone.jsonl");
        String id;
        try (Transactions first = new Transactions(clock, file)) {
            AtoneDesk before = new AtoneDesk(Merchant.SYNTHETIC, first);
            String right = body().replaceAll("tk_[0-9a-f]+", first.issueToken());
            id = text(send(before, "POST", "/v1/transactions", right)).replaceAll("(?s).*\"(tr_[0-9]+)\".*", "$1");
            send(before, "PATCH", "/v1/transactions/" + id + "/settle", "");
        }
        try (Transactions again = new Transactions(clock, file)) {
            AtoneDesk after = new AtoneDesk(Merchant.SYNTHETIC, again);
            String found = text(send(after, "GET", "/v1/transactions/" + id, "{\"id\":\"" + id + "\"}"));
            assertThat(found).contains("\"sales_settled\":true");
            assertThat(text(send(after, "PATCH", "/v1/transactions/" + id + "/settle", "")))
                    .contains("EATN1201");
        }
    }
}
