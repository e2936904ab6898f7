package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document of a running house, as a program reads it that knows nothing else. */
final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String ROOT = "/api/v1";

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    private OpenApi(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> operations.add(operation(path.getKey(), path.getValue(), entry.getKey()))));
    }

    static OpenApi of(Api api) {
        return new OpenApi(api.get(ROOT + "/openapi.json").orFail("document").json());
    }

    /** A parameter with the value that the document gives as its example; empty when it gives none. */
    record Parameter(String name, String in, boolean required, String example) {}

    /** @param type media type of the body that the operation takes; null when it takes none */
    record Operation(
            String method,
            String path,
            String id,
            List<Parameter> parameters,
            String type,
            JsonNode example,
            JsonNode node) {

        /** {@code GET /orders/{id}}. */
        String key() {
            return method + " " + path;
        }

        boolean isOpen() {
            return node.has("security") && node.path("security").isEmpty();
        }

        boolean needsKey() {
            return parameters.stream().anyMatch(parameter -> parameter.name().equals("Idempotency-Key"));
        }

        /** The address with values for its parameters, those of the path and the query that are needed. */
        String address(Map<String, String> values) {
            String address = path;
            StringBuilder query = new StringBuilder();
            for (Parameter parameter : parameters) {
                String value = values.getOrDefault(parameter.name(), parameter.example());
                if (parameter.in().equals("path")) {
                    address = address.replace("{" + parameter.name() + "}", value);
                } else if (parameter.in().equals("query")
                        && (parameter.required() || values.containsKey(parameter.name()))) {
                    query.append(query.isEmpty() ? "?" : "&")
                            .append(parameter.name())
                            .append("=")
                            .append(value);
                }
            }
            return ROOT + address + query;
        }
    }

    private Operation operation(String path, JsonNode item, String method) {
        JsonNode node = item.path(method);
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        item.path("parameters").forEach(one -> put(parameters, one));
        node.path("parameters").forEach(one -> put(parameters, one));
        Map.Entry<String, JsonNode> body = node.path("requestBody").path("content").properties().stream()
                .findFirst()
                .orElse(null);
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                node.path("operationId").asText(),
                List.copyOf(parameters.values()),
                body == null ? null : body.getKey(),
                body == null ? MissingNode.getInstance() : example(body.getValue()),
                node);
    }

    private void put(Map<String, Parameter> parameters, JsonNode written) {
        JsonNode parameter = resolve(written);
        JsonNode schema = resolve(parameter.path("schema"));
        String example = parameter.has("example")
                ? parameter.path("example").asText()
                : schema.path("examples")
                        .path(0)
                        .asText(schema.path("enum").path(0).asText(""));
        parameters.put(
                parameter.path("name").asText(),
                new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        example));
    }

    private static JsonNode example(JsonNode media) {
        if (media.has("example")) {
            return media.path("example");
        }
        return media.path("examples").properties().stream()
                .findFirst()
                .map(first -> first.getValue().path("value"))
                .orElse(MissingNode.getInstance());
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    List<Operation> operations() {
        return operations;
    }

    /** The codes that an operation says it can answer, and those that any can. */
    Set<String> codes(Operation operation) {
        Set<String> codes = new TreeSet<>();
        operation.node().path("x-codes").forEach(code -> codes.add(code.asText()));
        document.path("x-codes").forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
