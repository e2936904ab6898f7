package jp.noren.sandbox.internal.sbps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The front door over a socket. */
class DoorTest {
    private final HttpClient browser = HttpClient.newHttpClient();
    private SbpsEmulatorServer server;

    @BeforeEach
    void open() throws IOException {
        Emulator emulator = new Emulator(
                List.of(Shop.SYNTHETIC), new Book(null), InstantSource.system().withZone(ZoneOffset.UTC));
        server = new SbpsEmulatorServer(emulator, 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.root() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void givesTokensAndSaysTheBrand() throws Exception {
        assertThat(send("POST", "/token", "{\"card\":\"diners-ok\"}").body())
                .contains("\"result\":\"OK\"", "\"cardBrandCode\":\"D\"", "\"brand\":\"DINERS\"");
        assertThat(send("POST", "/token", "{\"card\":\"unionpay-ok\"}").body()).contains("\"brand\":\"UNIONPAY\"");
        assertThat(send("POST", "/token", "{\"card\":\"?\"}").body()).contains("\"result\":\"NG\"");
    }

    @Test
    void controlChangesWhatItIsTold() throws Exception {
        assertThat(send("PUT", "/control", "{\"delay_ms\":5,\"next_fault\":\"lost-after\",\"next_count\":2}")
                        .body())
                .contains("\"delay_ms\":5", "\"next_count\":2", "\"check_expiry\":true");
        assertThat(send("PUT", "/control", "{\"next_count\":0}").body()).contains("\"delay_ms\":5", "\"next_count\":0");
        assertThat(send("GET", "/control", "").body()).contains("\"next_fault\":\"lost-after\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /control, '{\"next_fault\":\"explode\"}', 400",
        "PUT, /control, '{\"delay\":1}', 400",
        "PUT, /control, '{\"delay_ms\":-1}', 400",
        "POST, /token, 'no json', 400",
        "GET, /nothing, '', 404",
        "GET, /3ds/unknown, '', 404",
        "POST, /3ds/unknown, answer=ok, 404",
        "POST, /3ds/unknown, answer=maybe, 400",
        "GET, /api/xmlapi.do, '', 404",
        "POST, /api/xmlapi.do, '', 401"
    })
    void refusesWhatItDoesNotKnow(String method, String path, String body, int status) throws Exception {
        assertThat(send(method, path, body).statusCode()).isEqualTo(status);
    }

    @Test
    void theBookIsEmptyAtFirst() throws Exception {
        assertThat(send("GET", "/book", "").body())
                .isEqualTo("{\"calls\":{},\"states\":{},\"charged_yen\":0,\"charges\":[]}");
        assertThat(send("GET", "/book?summary=true", "").body()).contains("\"charges\":[]");
    }
}
