package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Makes the request of a cell: the document's example with the object put in its place. */
final class MatrixCaller {
    /** What parameters hold that name no object. */
    static final Map<String, String> OTHERS = Map.of(
            "name", "payment.sbps",
            "key", "termsVersion",
            "nonce", "5vdY0YJ8zJxw2mXk0n6b0f6y2E1c9kq3t7w5l1s8d0A",
            "day", "2026-12-28",
            "account", "mem_00000000000000000000000000",
            "closing", "2026-11-30",
            "from", "2027-01-01",
            "storefront", MatrixPeople.SHOP,
            "provider", "sbps",
            "payment", "pay_00000000000000000000000000");

    /** Where one operation alone asks for something else. */
    private static final Map<String, Map<String, String>> OF_ONE =
            Map.of("compareSettlement", Map.of("provider", "npinvoice", "day", "2026-11-24"));

    private static final String BODY = "body.";

    private final MatrixPeople people;
    private final MatrixThings things;
    private final JsonNode bodies;

    MatrixCaller(MatrixPeople people, MatrixThings things) {
        this.people = people;
        this.things = things;
        try (InputStream in = MatrixCaller.class.getResourceAsStream("/authorisation-bodies.json")) {
            this.bodies = Api.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null when there is no such object in the demo. */
    Answer call(OpenApi.Operation operation, MatrixCell cell) {
        Matrix.Row row = cell.row();
        boolean usesUp =
                operation.method().equals("DELETE") || MatrixThings.MADE_ANEW.contains(String.valueOf(row.kind()));
        String object =
                usesUp && cell.there() && !cell.isRefusal() ? things.fresh(row.kind()) : object(row, cell.there());
        if (object == null) {
            return null;
        }
        prepare(operation, cell, object);
        String storefront = MatrixThings.storefront(row.kind());
        Api api = operation.id().equals("logOut")
                ? people.anew(cell.principal(), storefront)
                : people.of(cell.principal(), storefront);
        if (operation.id().equals("revokeClientKey") && cell.there()) {
            String key = operation.address(Map.of("id", object, "key", things.keyOf(object)));
            return api.send(operation.method(), key, null, Map.of());
        }
        return api.send(
                operation.method(), address(operation, row, object), body(operation, row, object), headers(operation));
    }

    /** What has to be there for a moment, so that the operation finds it. */
    private void prepare(OpenApi.Operation operation, MatrixCell cell, String object) {
        if (operation.id().equals("deleteCartLine") && !cell.isRefusal()) {
            people.of(cell.principal(), MatrixThings.storefront(cell.row().kind()))
                    .put("/api/v1/cart/lines/" + object, Map.of("quantity", 1));
        }
        if (operation.id().equals("withdrawPolicy") && cell.there() && !cell.isRefusal()) {
            plan(object);
        }
    }

    /** Planned again for whoever may take it back; that it is planned already is as good. */
    private void plan(String shop) {
        people.of("admin", MatrixPeople.SHOP)
                .post(
                        "/api/v1/storefronts/" + shop + "/policies",
                        Map.of("key", OTHERS.get("key"), "value", "2027-01", "valid_from", OTHERS.get("from")),
                        Api.newKey());
    }

    private String object(Matrix.Row row, boolean there) {
        if (row.kind() == null) {
            return "";
        }
        return there ? things.id(row.kind()) : MatrixThings.absent(row.kind());
    }

    /** What stands in the demo, or could: for who makes something else of it. */
    private String any(Matrix.Row row) {
        boolean madeAnew = row.kind() != null && MatrixThings.MADE_ANEW.contains(row.kind());
        String object = object(row, !madeAnew);
        return object == null ? MatrixThings.absent(row.kind()) : object;
    }

    String address(OpenApi.Operation operation, Matrix.Row row) {
        return address(operation, row, any(row));
    }

    /** The body of the operation as a text, or an empty one. */
    String example(OpenApi.Operation operation, Matrix.Row row) {
        Object body = body(operation, row, any(row));
        return body == null ? "" : body.toString();
    }

    /** The same as JSON; an empty object where it is something else. */
    JsonNode json(OpenApi.Operation operation, Matrix.Row row) {
        try {
            return operation.type().contains("json")
                    ? Api.JSON.readTree(example(operation, row))
                    : Api.JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(OpenApi.Operation operation, Matrix.Row row, String object) {
        Map<String, String> values = new HashMap<>(OTHERS);
        values.putAll(OF_ONE.getOrDefault(operation.id(), Map.of()));
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query") && !parameter.required())
                .forEach(parameter -> values.remove(parameter.name()));
        if (row.place() != null && !row.place().startsWith(BODY)) {
            values.put(row.place().replace("?", ""), object);
        }
        return operation.address(values);
    }

    static Map<String, String> headers(OpenApi.Operation operation) {
        Map<String, String> headers = new HashMap<>();
        if (operation.type() != null) {
            headers.put("Content-Type", operation.type().startsWith("*") ? "text/plain" : operation.type());
        }
        if (operation.needsKey()) {
            headers.put("Idempotency-Key", Api.newKey());
        }
        return headers;
    }

    private Object body(OpenApi.Operation operation, Matrix.Row row, String object) {
        if (operation.type() == null) {
            return null;
        }
        JsonNode example =
                bodies.path(operation.id()).isMissingNode() ? operation.example() : bodies.path(operation.id());
        if (!operation.type().contains("json")) {
            return example.isTextual() ? example.asText() : "x";
        }
        JsonNode body = example instanceof MissingNode ? Api.JSON.createObjectNode() : example.deepCopy();
        if (row.place() != null && row.place().startsWith(BODY)) {
            put(body, row.place().substring(BODY.length()).split("\\."), object);
        }
        return body.toString();
    }

    private static void put(JsonNode body, String[] steps, String value) {
        JsonNode parent = body;
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent instanceof ArrayNode list ? list.path(Integer.parseInt(steps[i])) : parent.path(steps[i]);
        }
        ((ObjectNode) parent).put(steps[steps.length - 1], value);
    }
}
