package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent: a status, a code and, where there is one, a pointer. Never a stack trace, never a 500. */
class BadInputTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open();
        house.add("shop", new ShopResource());
    }

    /** Writes what every request of this test was answered, as a table for people: target/bad-input.md. */
    @AfterAll
    static void close() throws IOException {
        house.writeTable("Bad input", Path.of("target", "bad-input.md"));
        house.close();
    }

    @Test
    void whatIsTooLongForTheNameOfAFieldIsNotRepeated() {
        String secret = "nrn_" + "s3cr3t".repeat(6);
        Map<String, String> bodies = Map.of(
                "{\"" + secret + "\":1}", "",
                "{\"lines\":[{\"product\":\"a\",\"quantity\":1,\"" + secret + "\":1}]}", "/lines/0");
        bodies.forEach((body, pointer) -> {
            House.Answer answer = house.post("shop", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("rest.unknown-field", "\"pointer\":\"" + pointer + "\"")
                    .doesNotContain("s3cr3t");
        });
    }

    @ParameterizedTest(name = "{0} -> {1} at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"x\":1}                                       | rest.unknown-field   | /x",
                "{\"lines\":[{\"product\":\"a\",\"quantity\":1,\"x\":1}]} | rest.unknown-field | /lines/0/x",
                "{\"points\":1,\"points\":2}                     | rest.duplicate-field | /points",
                "{\"lines\":[{\"product\":\"a\"}]}               | rest.field-required  | /lines/0/quantity",
                "{\"lines\":[{\"product\":\"a\",\"quantity\":null}]} | rest.field-required | /lines/0/quantity",
                "{\"lines\":[null]}                              | rest.field-required  | /lines/0",
                "{\"lines\":[{\"product\":\"a\",\"quantity\":1.5}]} | rest.wrong-type   | /lines/0/quantity",
                "{\"lines\":[{\"product\":\"a\",\"quantity\":1.0}]} | rest.wrong-type   | /lines/0/quantity",
                "{\"lines\":[{\"product\":\"a\",\"quantity\":1e2}]} | rest.wrong-type   | /lines/0/quantity",
                "{\"lines\":[{\"product\":\"a\",\"quantity\":\"1\"}]} | rest.wrong-type | /lines/0/quantity",
                "{\"lines\":[{\"product\":\"a\",\"quantity\":3000000000}]} | rest.value-invalid | /lines/0/quantity",
                "{\"lines\":[{\"product\":5,\"quantity\":1}]}    | rest.wrong-type      | /lines/0/product",
                "{\"lines\":[{\"product\":true,\"quantity\":1}]} | rest.wrong-type      | /lines/0/product",
                "{\"lines\":[{\"product\":\"\\u0000\",\"quantity\":1}]} | rest.value-invalid | /lines/0/product",
                "{\"lines\":[{\"product\":\"\\ud800\",\"quantity\":1}]} | rest.value-invalid | /lines/0/product",
                "{\"lines\":{}}                                  | rest.wrong-type      | /lines",
                "{\"limit\":1.0}                                 | rest.wrong-type      | /limit",
                "{\"limit\":\"5\"}                               | rest.wrong-type      | /limit",
                "{\"limit\":9223372036854775808}                 | rest.value-invalid   | /limit",
                "{\"points\":99999999999999999999}               | rest.value-invalid   | /points",
                "{\"gift\":\"true\"}                             | rest.wrong-type      | /gift",
                "{\"gift\":1}                                    | rest.wrong-type      | /gift",
                "{\"day\":\"2026-02-30\"}                        | rest.wrong-type      | /day",
                "{\"day\":20260228}                              | rest.wrong-type      | /day",
                "{\"day\":\"+999999999-12-31\"}                  | rest.wrong-type      | /day",
                "{\"at\":\"2026-02-28\"}                         | rest.wrong-type      | /at",
                "{\"at\":\"+999999999-12-31T00:00:00Z\"}         | rest.wrong-type      | /at",
                "{\"at\":\"2026-02-28T00:00:00\"}                | rest.wrong-type      | /at",
                "{\"colour\":\"GREEN\"}                          | rest.wrong-type      | /colour",
                "{\"colour\":\"red\"}                            | rest.wrong-type      | /colour",
                "{\"colour\":0}                                  | rest.wrong-type      | /colour",
                "{\"colour\":\"\"}                               | rest.wrong-type      | /colour",
                "{\"name\":{\"en\":\"x\"}}                       | rest.value-invalid   | /name",
                "{\"name\":\"x\"}                                | rest.wrong-type      | /name",
            })
    void fieldIsNamed(String body, String code, String pointer) {
        House.Answer answer = house.post("shop", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"code\":\"" + code + "\"")
                .contains("\"errors\":[{\"pointer\":\"" + pointer + "\",\"code\":\"" + code + "\",\"detail\":")
                .doesNotContain("Exception", "jackson", "jp.noren.rest.internal");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{        | rest.malformed-json",
                "{} {}    | rest.malformed-json",
                "{'a':1}  | rest.malformed-json",
                "{\"points\":01} | rest.malformed-json",
                "{\"points\":NaN} | rest.malformed-json",
                "<a/>     | rest.malformed-json",
                "null     | rest.body-missing",
                "[]       | rest.wrong-type",
                "1        | rest.wrong-type",
            })
    void bodyAsAWholeIsRefused(String body, String code) {
        House.Answer answer = house.post("shop", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void emptyBodyIsMissed() {
        assertThat(house.send(house.to("shop").POST(BodyPublishers.noBody())).body())
                .contains("\"code\":\"rest.body-missing\"");
        assertThat(house.post("shop", "").body()).contains("\"code\":\"rest.body-missing\"");
    }

    @Test
    void depthHasABound() {
        String deep = "{\"name\":" + "{\"ja\":".repeat(40) + "1" + "}".repeat(40) + "}";
        House.Answer answer = house.post("shop", deep);
        assertThat(answer.status()).isEqualTo(400);
        String hidden = "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThat(house.post("shop", hidden).status()).isEqualTo(400);
        assertThat(house.send(house.to("shop/tagged")
                                .header("Content-Type", "application/json")
                                .header("If-Match", "*")
                                .method(
                                        "PATCH",
                                        BodyPublishers.ofString("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}")))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "shop/list?limit=0,400,rest.page-invalid",
        "shop/list?limit=101,400,rest.page-invalid",
        "shop/list?limit=x,400,rest.parameter-invalid",
        "shop/list?limit=,400,rest.parameter-invalid",
        "shop/list?limit=1.5,400,rest.parameter-invalid",
        "shop/list?limit=99999999999,400,rest.parameter-invalid",
        "shop/list?starting_after=a&ending_before=b,400,rest.page-invalid",
        "shop/list?colour=GREEN,400,rest.parameter-invalid",
        "shop/list?on=2026-13-01,400,rest.parameter-invalid",
        "shop/list?on=%2B10000-01-01,400,rest.parameter-invalid",
        "shop/numbers/x,404,rest.not-found",
        "shop/nothing/here,404,rest.not-found",
        "nothing,404,rest.not-found",
        "SHOP,404,rest.not-found",
        "shop;a=b,404,rest.not-found",
        "../v1/shop,404,rest.not-found",
        "shop%2Fmine,404,rest.not-found",
    })
    void pathsAndQueriesAreTakenLiterally(String path, int status, String code) {
        House.Answer answer = house.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void parameterIsNamed() {
        House.Answer answer = house.send(house.to("shop/list?limit=x").header("Accept-Language", "en"));
        assertThat(answer.body()).contains("The parameter limit has a value that is not possible.");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data; boundary=x",
        "multipart/mixed",
        "application/xml",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=klingon",
        "'nonsense'",
    })
    void typesThatNobodyTakesAreRefused(String type) {
        House.Answer answer =
                house.send(house.to("shop").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("\"code\":\"rest.unsupported-media-type\"");
    }

    @Test
    void bodyWithoutATypeIsRefused() {
        assertThat(house.send(house.to("shop").POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void compressedBodyIsRefused() {
        House.Answer answer = house.send(house.to("shop")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void queryCannotChangeTheType() {
        House.Answer answer = house.send(house.to("shop?_ctype=json&_type=xml")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"text/html", "application/xml", "image/png"})
    void answerThatNobodyGivesIsRefused(String accept) {
        House.Answer answer = house.send(house.to("shop").header("Accept", accept));
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.body()).contains("\"code\":\"rest.not-acceptable\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"'text/html, */*;q=0.1'", "application/*", "'application/json;q=0.5, text/html'"})
    void jsonIsGivenToWhoTakesItToo(String accept) {
        House.Answer answer = house.send(house.to("shop").header("Accept", accept));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void methodThatThePathDoesNotTake() {
        House.Answer answer = house.send(house.to("shop/mine").PUT(BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).contains("\"code\":\"rest.method-not-allowed\"");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void announcedBodyThatIsTooLargeIsNotRead() {
        House.Answer answer = house.post("shop", " ".repeat(64 * 1024 + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"rest.body-too-large\"").contains("65536");
    }

    /** A connection that is closed on unread bytes takes the answer with it, now and then. */
    @Test
    void refusalOfALargeBodyIsAlwaysHeard() {
        String large = " ".repeat(128 * 1024);
        for (int i = 0; i < 400; i++) {
            assertThat(house.post("shop", large).status()).isEqualTo(413);
            assertThat(house.post("nothing", large).status()).isEqualTo(404);
        }
    }

    @Test
    void chunkedBodyIsBoundedToo() {
        House.Answer answer = house.send(house.to("shop")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new Endless(64 * 1024 + 1))));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void bodyOfExactlyTheLimitIsTaken() {
        assertThat(house.post("shop", "{}" + " ".repeat(64 * 1024 - 2)).status())
                .isEqualTo(201);
    }

    @Test
    void methodMayTakeMore() {
        assertThat(file(1024 * 1024).body()).isEqualTo("{\"bytes\":1048576}");
        assertThat(file(0).body()).isEqualTo("{\"bytes\":0}");
        assertThat(file(1024 * 1024 + 1).status()).isEqualTo(413);
        House.Answer chunked = house.send(house.to("shop/files")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofInputStream(() -> new Endless(1024 * 1024 + 1))));
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(house.send(house.to("shop/files")
                                .header("Content-Type", "application/octet-stream")
                                .PUT(BodyPublishers.ofInputStream(() -> new Endless(300_000))))
                        .body())
                .isEqualTo("{\"bytes\":300000}");
    }

    @Test
    void largerLimitOfOneMethodIsNotTheOthers() {
        assertThat(house.post("shop", "{}" + " ".repeat(64 * 1024)).status()).isEqualTo(413);
    }

    private static House.Answer file(int bytes) {
        return house.send(house.to("shop/files")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(new byte[bytes])));
    }

    @Test
    void headerThatWouldSendTheCallBehindTheGateIsNotHeard() throws IOException {
        String answer = raw("POST /api/v1/shop HTTP/1.1\r\nHost: x\r\nOnewayRequest: true\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 201");
    }

    @Test
    void namesOfTheRuntimesOwnMessageAreNotHeard() throws IOException {
        String answer = raw("GET /api/v1/shop/mine HTTP/1.1\r\nHost: x\r\norg.apache.cxf.request.uri: /api/v1/shop\r\n"
                + "org.apache.cxf.request.method: POST\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", house.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** So many blanks, of unknown length to who reads them. */
    private static final class Endless extends InputStream {
        private int left;

        Endless(int bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }
}
