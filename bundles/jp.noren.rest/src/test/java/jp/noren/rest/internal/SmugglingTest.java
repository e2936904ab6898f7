package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests inside requests: whatever a server in front of this one takes for a body must not be a request here, nor the other way round. */
class SmugglingTest {
    private static final String HIDDEN = "GET /api/v1/shop/list HTTP/1.1\r\nHost: hidden\r\n\r\n";
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 \\d{3}");

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open();
        house.add("shop", new ShopResource());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String post(String headers, String body) {
        return "POST /api/v1/shop HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers + "\r\n" + body;
    }

    /** Each is one request for one reader and two for another. */
    static List<String> doubtful() {
        String chunked = "Transfer-Encoding: chunked\r\n";
        String ends = "0\r\n\r\n";
        return List.of(
                post(chunked, "2;a=\"\r\n{}\r\n" + ends + HIDDEN),
                post(chunked, "2;a=\"\n{}\r\n" + ends + HIDDEN),
                post(chunked, "2;a=b;c=\"d\r\n\"\r\n{}\r\n" + ends + HIDDEN),
                post(chunked, "2\n{}\r\n" + ends + HIDDEN),
                post(chunked, "2 \r\n{}\r\n" + ends + HIDDEN),
                post(chunked, "02\r\n{}\r\n" + ends + HIDDEN),
                post(chunked, "2\r\n{}\r\n" + ends + HIDDEN),
                post("Transfer-Encoding: CHUNKED\r\n", "2\r\n{}\r\n" + ends + HIDDEN),
                post("Transfer-Encoding: xchunked\r\n", "2\r\n{}\r\n" + ends + HIDDEN),
                post("Transfer-Encoding: identity\r\n", "{}" + HIDDEN),
                post("Transfer-Encoding: chunked, identity\r\n", "2\r\n{}\r\n" + ends + HIDDEN),
                post("Transfer-Encoding : chunked\r\n", "2\r\n{}\r\n" + ends + HIDDEN),
                post(chunked + "Content-Length: 2\r\n", "2\r\n{}\r\n" + ends + HIDDEN),
                post("Content-Length: 2\r\n" + chunked, "{}" + HIDDEN),
                post("Content-Length: 2\r\nContent-Length: 60\r\n", "{}" + HIDDEN),
                post("Content-Length: 2, 60\r\n", "{}" + HIDDEN),
                post("Content-Length: +2\r\n", "{}" + HIDDEN),
                post("Content-Length: 0x2\r\n", "{}" + HIDDEN),
                post("Content-Length: 2\r\n Content-Length: 60\r\n", "{}" + HIDDEN));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    @DisplayName("What stands behind a body of doubtful length is not taken for a request (CVE-2026-2332)")
    void nothingIsSmuggled(String request) throws IOException {
        assertThat(ANSWER.matcher(raw(request)).results()).hasSize(1);
    }

    @Test
    @DisplayName("Two requests of plain length on one connection are two: the test above bites")
    void honestRequestsFollowOneAnother() throws IOException {
        String last = HIDDEN.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

        assertThat(ANSWER.matcher(raw(post("Content-Length: 2\r\n", "{}" + last)))
                        .results())
                .hasSize(2);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", house.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("A multipart body is refused before a byte of it is read")
    void multipartIsNotRead() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", house.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/shop HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 52428800\r\n\r\n--x\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            byte[] begin = socket.getInputStream().readNBytes(12);

            assertThat(new String(begin, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 415");
        }
    }
}
