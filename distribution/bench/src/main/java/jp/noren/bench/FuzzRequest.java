package jp.noren.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A request that is not as it should be.
 *
 * @param number by which it can be made again from the seed
 * @param family what was done to it
 * @param operation which it comes from
 * @param body null for none
 */
record FuzzRequest(
        int number,
        String family,
        OpenApi.Operation operation,
        String principal,
        String method,
        String address,
        Map<String, String> headers,
        byte[] body) {
    private static final Duration HANG = Duration.ofSeconds(10);

    /** @param status 0 when no answer came in ten seconds */
    record Reply(int status, String type, String text, long millis) {
        boolean isRefusal() {
            return status >= 400 && status < 500;
        }

        boolean isProblem() {
            return type.startsWith("application/problem+json");
        }

        @Override
        public String toString() {
            return status + " in " + millis + " ms: " + (text.length() > 600 ? text.substring(0, 600) + "…" : text);
        }
    }

    /** The same with a key of its own: a kept answer would hide what the request does. */
    FuzzRequest withNewKey() {
        if (!headers.containsKey("Idempotency-Key")) {
            return this;
        }
        Map<String, String> fresh = new HashMap<>(headers);
        fresh.put("Idempotency-Key", Api.newKey());
        return new FuzzRequest(number, family, operation, principal, method, address, fresh, body);
    }

    Reply send(HttpClient client, URI base, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + address)).timeout(HANG);
        headers.forEach(request::setHeader);
        if (token != null && !headers.containsKey("Authorization")) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        long begin = System.nanoTime();
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8),
                    (System.nanoTime() - begin) / 1_000_000);
        } catch (IOException e) {
            return new Reply(0, "", e.toString(), (System.nanoTime() - begin) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        String sent = body == null ? "" : new String(body, 0, Math.min(body.length, 300), StandardCharsets.UTF_8);
        return "#" + number + " " + family + ": " + principal + " " + method + " "
                + (address.length() > 300 ? address.substring(0, 300) + "…" : address) + " " + headers + " " + sent;
    }
}
