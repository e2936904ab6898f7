package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes bad requests of good ones, the n-th always the same from one seed. */
final class FuzzMutator {
    static final List<String> FAMILIES = List.of(
            "value", "value", "value", "missing", "more", "broken", "no-text", "huge", "type", "path", "query",
            "header", "method");

    private static final int HUGE = 64 * 1024 + 1;
    private static final List<String> TYPES = List.of(
            "application/xml",
            "text/xml",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "text/plain",
            "text/csv",
            "application/octet-stream",
            "application/json; charset=nonsense",
            "application/json; charset=utf-16",
            "a/b/c",
            "*/*",
            "application/x-java-serialized-object",
            "application/pdf");
    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("Idempotency-Key", ""),
            Map.entry("Idempotency-Key", "x".repeat(256)),
            Map.entry("Idempotency-Key", "a b"),
            Map.entry("Accept", "application/xml"),
            Map.entry("Accept", "a/b/c"),
            Map.entry("Accept", "*/*;q=nonsense"),
            Map.entry("Accept-Language", "x".repeat(2_000)),
            Map.entry("Accept-Language", "ja;q=9,,;;en"),
            Map.entry("Authorization", "Bearer"),
            Map.entry("Authorization", "Bearer " + "nrn_" + "a".repeat(43)),
            Map.entry("Authorization", "Basic YTpi"),
            Map.entry("Authorization", "Bearer ' or 1=1"),
            Map.entry("If-Match", "\"'\""),
            Map.entry("If-Match", "*"),
            Map.entry("If-None-Match", "x".repeat(1_000)),
            Map.entry("Content-Encoding", "gzip"),
            Map.entry("Request-Id", "${jndi:ldap://127.0.0.1/a}"),
            Map.entry("traceparent", "00-zz"),
            Map.entry("X-HTTP-Method-Override", "DELETE"),
            Map.entry("X-Forwarded-For", "' or 1=1"),
            Map.entry("Cookie", "a=".repeat(500)),
            Map.entry("X-Long", "x".repeat(16_000)));

    private final List<OpenApi.Operation> operations;
    private final MatrixCaller caller;
    private final Matrix matrix;
    private final long seed;

    FuzzMutator(List<OpenApi.Operation> operations, MatrixCaller caller, Matrix matrix, long seed) {
        this.operations = operations;
        this.caller = caller;
        this.matrix = matrix;
        this.seed = seed;
    }

    FuzzRequest request(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        OpenApi.Operation operation = operations.get(number % operations.size());
        Matrix.Row row = matrix.rows().get(operation.key());
        String address = caller.address(operation, row);
        String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
        boolean bodied = operation.type() != null;
        if (!bodied && List.of("value", "missing", "more", "broken", "no-text").contains(family)) {
            family = random.nextBoolean() ? "path" : "query";
        }
        Map<String, String> headers = new HashMap<>(MatrixCaller.headers(operation));
        String method = operation.method();
        byte[] body = bodied ? bytes(caller.example(operation, row)) : null;
        switch (family) {
            case "path" -> address = path(operation, random);
            case "query" -> address += (address.contains("?") ? "&" : "?") + FuzzValues.query(random);
            case "header" -> {
                Map.Entry<String, String> header = HEADERS.get(random.nextInt(HEADERS.size()));
                headers.put(header.getKey(), header.getValue());
            }
            case "method" ->
                method = List.of("PATCH", "TRACE", "OPTIONS", "PUT", "DELETE", "POST", "BREW", "HEAD")
                        .get(random.nextInt(8));
            case "type" -> {
                headers.put("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
                body = body == null ? bytes("<a/>") : body;
            }
            case "huge" -> {
                headers.putIfAbsent("Content-Type", "application/json");
                body = bytes('"' + "x".repeat(HUGE + random.nextInt(HUGE)) + '"');
            }
            default -> body = mutated(family, caller.json(operation, row), random);
        }
        return new FuzzRequest(number, family, operation, principal(row, random), method, address, headers, body);
    }

    /** What the operation's object is; null where it has none. */
    String kind(OpenApi.Operation operation) {
        return matrix.rows().get(operation.key()).kind();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mutated(String family, JsonNode body, Random random) {
        return switch (family) {
            case "missing" -> bytes(FuzzValues.without(body, random));
            case "more" -> bytes(FuzzValues.withMore(body, random));
            case "broken" -> bytes(FuzzValues.broken(body, random));
            case "no-text" -> FuzzValues.noText(body, random);
            default -> bytes(FuzzValues.replaced(body, random));
        };
    }

    private static String path(OpenApi.Operation operation, Random random) {
        List<String> names = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("path"))
                .map(OpenApi.Parameter::name)
                .toList();
        if (names.isEmpty()) {
            return "/api/v1" + operation.path() + "/" + FuzzValues.segment(random);
        }
        Map<String, String> values = new HashMap<>(MatrixCaller.OTHERS);
        values.put(names.get(random.nextInt(names.size())), FuzzValues.segment(random));
        return operation.address(values);
    }

    /** Mostly somebody who may, or nothing but the door would be tried. */
    private String principal(Matrix.Row row, Random random) {
        if (random.nextInt(15) == 0) {
            return matrix.principals().get(random.nextInt(matrix.principals().size()));
        }
        List<String> in = matrix.principals().stream()
                .filter(principal -> row.cells().get(principal).equals(Matrix.IN))
                .toList();
        return in.isEmpty() ? "anonymous" : in.get(random.nextInt(in.size()));
    }
}
