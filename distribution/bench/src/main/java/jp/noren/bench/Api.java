package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A client of the REST API that knows nothing but addresses, JSON and problems. Immutable: {@link #as} gives another one. */
public final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final URI base;
    private final String token;
    private final String language;
    private final Transcript transcript;

    private Api(HttpClient client, URI base, String token, String language, Transcript transcript) {
        this.client = client;
        this.base = base;
        this.token = token;
        this.language = language;
        this.transcript = transcript;
    }

    /** @param base such as {@code http://127.0.0.1:8181} */
    public static Api at(URI base) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new Api(client, base, null, "ja", Transcript.NONE);
    }

    public Api as(String newToken) {
        return new Api(client, base, newToken, language, transcript);
    }

    public Api in(String newLanguage) {
        return new Api(client, base, token, newLanguage, transcript);
    }

    /** Writes down what is asked and answered from now on. */
    public Api writtenTo(Transcript newTranscript) {
        return new Api(client, base, token, language, newTranscript);
    }

    public URI base() {
        return base;
    }

    public String token() {
        return token;
    }

    public String language() {
        return language;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    /** A write that costs or files something. */
    public Answer post(String path, Object body, String idempotencyKey) {
        return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** @param body null, a String (as it is), bytes (octet-stream), or anything Jackson can write */
    public Answer send(String method, String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Language", language)
                .header("Accept", "application/json, application/problem+json, */*");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", body instanceof byte[] ? "application/octet-stream" : "application/json");
        }
        headers.forEach(request::header);
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response =
                    client.send(request.method(method, publisher(body)).build(), BodyHandlers.ofByteArray());
            Answer answer = answer(response, System.nanoTime() - start);
            transcript.write(method, path, body, headers, language, token != null, answer);
            return answer;
        } catch (IOException e) {
            return new Answer(0, null, MissingNode.getInstance(), e.toString(), System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of an answer, for files. */
    public byte[] bytes(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        request.header("Content-Type", "application/json");
        try {
            HttpResponse<byte[]> response =
                    client.send(request.method(method, publisher(body)).build(), BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        path + ": " + response.statusCode() + " " + new String(response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        try {
            if (body == null) {
                return BodyPublishers.noBody();
            }
            if (body instanceof byte[] bytes) {
                return BodyPublishers.ofByteArray(bytes);
            }
            return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response, long nanos) throws IOException {
        String text = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode json = type.contains("json") && !text.isBlank() ? JSON.readTree(text) : MissingNode.getInstance();
        return new Answer(response.statusCode(), response.headers(), json, text, nanos);
    }
}
