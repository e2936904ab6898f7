package jp.noren.sandbox.internal.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** The node's own REST door, as anybody else would use it. */
class HouseApi {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 30_000;

    private final URI root;

    /** @param root such as {@code http://127.0.0.1:8181/api/v1} */
    HouseApi(URI root) {
        this.root = root;
    }

    static URI ofThisNode(Map<String, String> environment) {
        return URI.create("http://127.0.0.1:" + environment.getOrDefault("NOREN_HTTP_PORT", "8181") + "/api/v1");
    }

    record Answer(int status, byte[] body) {}

    /** @param authorization the header, or null for nobody */
    Answer post(String path, String contentType, byte[] body, String authorization, String idempotencyKey) {
        return send("POST", path, contentType, body, Map.of("Idempotency-Key", idempotencyKey), authorization);
    }

    Answer get(String path) {
        return send("GET", path, "application/json", new byte[0], Map.of(), null);
    }

    /** @param body may be empty */
    Answer put(String path, String contentType, byte[] body, String authorization) {
        return send("PUT", path, contentType, body, Map.of(), authorization);
    }

    private Answer send(
            String method,
            String path,
            String contentType,
            byte[] body,
            Map<String, String> headers,
            String authorization) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(root + path).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Content-Type", contentType);
            headers.forEach(connection::setRequestProperty);
            if (authorization != null) {
                connection.setRequestProperty("Authorization", authorization);
            }
            if (!method.equals("GET")) {
                write(connection, body);
            }
            return new Answer(connection.getResponseCode(), read(connection));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    private static byte[] read(HttpURLConnection connection) throws IOException {
        boolean good = connection.getResponseCode() < 400;
        try (InputStream in = good ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
