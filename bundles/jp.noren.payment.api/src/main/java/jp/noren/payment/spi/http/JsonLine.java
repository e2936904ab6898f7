package jp.noren.payment.spi.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The line to a company that speaks JSON: each call is sent once, ends at its deadline (and after twenty seconds at most), and is believed only when
 * it is one JSON object and says so. With settings that cannot be used nothing is ever sent. Close it when the provider goes: no thread and no socket
 * stays behind.
 */
public final class JsonLine implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(15);
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static final Set<Integer> OF_THE_MOMENT = Set.of(408, 425, 429);

    private final Clock clock;
    private final String root;
    private final List<HttpCall.Header> headers;
    private final HttpLine line;

    /**
     * @param endpoint what paths are put behind; see {@link Endpoint#isSafe}
     * @param headers of each call, such as {@code Authorization}
     */
    public JsonLine(String endpoint, Clock clock, Map<String, String> headers) {
        this.clock = clock;
        this.headers = Endpoint.isSafe(endpoint) ? headers(headers) : List.of();
        URI uri = URI.create(this.headers.isEmpty() ? "https://unconfigured.invalid" : endpoint);
        this.root = uri.getRawPath().replaceFirst("/+$", "");
        this.line = new HttpLine(uri, CONNECT, READ);
    }

    /** None when one of them cannot be written. */
    private static List<HttpCall.Header> headers(Map<String, String> given) {
        List<HttpCall.Header> headers = new ArrayList<>(List.of(
                new HttpCall.Header("Accept", "application/json"),
                new HttpCall.Header("Content-Type", "application/json"),
                new HttpCall.Header("User-Agent", "Noren")));
        try {
            given.forEach((name, value) -> headers.add(new HttpCall.Header(name, value)));
            return headers;
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** @param path behind the endpoint, encoded, beginning with a slash */
    public JsonAnswer get(String path, Instant deadline) {
        return send("GET", path, new byte[0], deadline);
    }

    /** @param path behind the endpoint, encoded, beginning with a slash */
    public JsonAnswer put(String path, JsonObject body, Instant deadline) {
        return send("PUT", path, body.bytes(), deadline);
    }

    /** @param path behind the endpoint, encoded, beginning with a slash */
    public JsonAnswer post(String path, JsonObject body, Instant deadline) {
        return send("POST", path, body.bytes(), deadline);
    }

    private JsonAnswer send(String method, String path, byte[] body, Instant deadline) {
        if (headers.isEmpty()) {
            return new JsonAnswer.NotSent("not configured");
        }
        HttpCall call = new HttpCall(method, root + path, headers, body);
        HttpAnswer came = line.send(call, Deadline.until(deadline, clock, WHOLE));
        if (came instanceof HttpAnswer.NotSent notSent) {
            return new JsonAnswer.NotSent(notSent.why());
        }
        return came instanceof HttpAnswer.Lost lost ? new JsonAnswer.Lost(lost.why()) : read((HttpAnswer.Reply) came);
    }

    private static JsonAnswer read(HttpAnswer.Reply reply) {
        boolean yes = reply.status() / 100 == 2;
        boolean no = reply.status() / 100 == 4 && !OF_THE_MOMENT.contains(reply.status());
        if (!yes && !no || !reply.isJson()) {
            return new JsonAnswer.Lost("HTTP status " + reply.status() + (reply.isJson() ? "" : ", no JSON"));
        }
        try {
            JsonObject object = JsonObject.read(reply.body());
            return yes ? new JsonAnswer.Yes(reply.status(), object) : new JsonAnswer.No(reply.status(), object);
        } catch (BadReplyException e) {
            return new JsonAnswer.Lost("unusable reply: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
