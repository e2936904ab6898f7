package jp.noren.rest.internal.openapi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The codes that the interface itself answers, before an operation's own work begins: its part need not repeat them. */
final class HouseCodes {
    /** What any operation can answer. */
    static final List<String> OF_ALL = List.of(
            "rest.bad-request",
            "rest.body-too-large",
            "rest.body-too-slow",
            "rest.crowded",
            "rest.internal",
            "rest.not-acceptable",
            "rest.too-many-requests",
            "rest.unavailable",
            "rest.unsupported-media-type");

    private static final List<String> OF_JSON = List.of(
            "rest.body-missing",
            "rest.malformed-json",
            "rest.json-limits",
            "rest.duplicate-field",
            "rest.unknown-field",
            "rest.field-required",
            "rest.wrong-type",
            "rest.value-invalid",
            "kernel.invalid-fields");
    private static final List<String> OF_KEYS = List.of(
            "rest.idempotency-key-missing",
            "rest.idempotency-key-invalid",
            "rest.idempotency-key-reused",
            "rest.idempotency-key-in-use");
    private static final List<String> OF_EDITS = List.of("rest.if-match-missing", "rest.if-match-failed");
    private static final List<String> OF_PAGES = List.of("rest.page-invalid", "rest.parameter-invalid");

    private HouseCodes() {}

    /**
     * The operation's own codes and those of the house.
     *
     * @param parameters of the operation and of its path
     */
    static List<String> of(Map<String, Object> operation, List<?> parameters) {
        Set<String> codes = new LinkedHashSet<>();
        Parts.list(operation, "x-codes").forEach(code -> codes.add(String.valueOf(code)));
        boolean open = operation.containsKey("security")
                && Parts.list(operation, "security").isEmpty();
        if (!open) {
            codes.addAll(List.of("rest.unauthenticated", "rest.forbidden"));
        }
        if (operation.containsKey("x-scope")) {
            codes.add("rest.scope-missing");
        }
        ofBody(Parts.child(operation, "requestBody")).forEach(codes::add);
        parameters.forEach(parameter -> codes.addAll(ofParameter(parameter)));
        return new ArrayList<>(codes);
    }

    private static Stream<String> ofBody(Map<String, Object> body) {
        boolean json = Parts.child(body, "content").keySet().stream().anyMatch(type -> type.contains("json"));
        return json ? OF_JSON.stream() : Stream.empty();
    }

    private static List<String> ofParameter(Object parameter) {
        if (!(parameter instanceof Map<?, ?> map)) {
            return List.of();
        }
        String reference = String.valueOf(map.get("$ref"));
        if (reference.endsWith("/IdempotencyKey")) {
            return OF_KEYS;
        }
        if (reference.endsWith("/IfMatch")) {
            return OF_EDITS;
        }
        if (reference.endsWith("/Limit")) {
            return OF_PAGES;
        }
        return "query".equals(map.get("in")) ? List.of("rest.parameter-invalid") : List.of();
    }
}
