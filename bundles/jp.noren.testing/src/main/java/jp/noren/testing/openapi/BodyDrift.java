package jp.noren.testing.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Bodies: whether there is one, of which type, and the members of wire records against the properties of their schemas. */
final class BodyDrift {
    private final Document document;
    private final List<String> differences = new ArrayList<>();
    private final Set<Type> seen = new HashSet<>();

    private BodyDrift(Document document) {
        this.document = document;
    }

    static List<String> of(Document document, Operation served, Map<String, Object> described) {
        BodyDrift drift = new BodyDrift(document);
        drift.request(served, described);
        drift.response(served, described);
        return drift.differences;
    }

    private void request(Operation served, Map<String, Object> described) {
        boolean describedBody = described.containsKey("requestBody");
        if (served.body().isPresent() != describedBody) {
            differences.add(describedBody ? "has no body, but one is described" : "takes a body that is not described");
            return;
        }
        if (describedBody) {
            Map<String, Object> content =
                    Document.map(document.resolve(described.get("requestBody")).get("content"));
            if (!content.keySet().equals(served.types("Consumes"))) {
                differences.add("takes " + served.types("Consumes") + ", described are " + content.keySet());
            }
            schema("body", served.body().get().getParameterizedType(), content);
        }
    }

    /** A method that returns a record says what it answers; one that returns a Response does not. */
    private void response(Operation served, Map<String, Object> described) {
        Map<String, Object> responses = Document.map(described.get("responses"));
        for (String status : List.of("200", "201")) {
            if (responses.containsKey(status)) {
                Map<String, Object> content =
                        Document.map(document.resolve(responses.get(status)).get("content"));
                schema("answer", served.method().getGenericReturnType(), content);
            }
        }
    }

    private void schema(String where, Type type, Map<String, Object> content) {
        if (content.containsKey("application/json")) {
            compare(where, type, Document.map(content.get("application/json")).get("schema"));
        }
    }

    private void compare(String where, Type type, Object schema) {
        Map<String, Object> described = schema == null ? Map.of() : document.resolve(schema);
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type argument = generic.getActualTypeArguments()[0];
            if (Collection.class.isAssignableFrom(raw)) {
                compare(where + "[]", argument, described.get("items"));
            } else if (raw.getName().equals("jp.noren.rest.Page")) {
                page(where, argument, Document.map(described.get("properties")));
            }
        } else if (type instanceof Class<?> record && isWireRecord(record) && described.containsKey("properties")) {
            if (seen.add(type)) {
                members(where, record, Document.map(described.get("properties")));
            }
        }
    }

    /** The house's own value types travel in a form of their own. */
    private static boolean isWireRecord(Class<?> type) {
        return type.isRecord() && !type.getPackageName().equals("jp.noren.kernel");
    }

    private void page(String where, Type row, Map<String, Object> properties) {
        if (properties.containsKey("data")) {
            compare(
                    where + "/data[]",
                    row,
                    document.resolve(properties.get("data")).get("items"));
        }
    }

    private void members(String where, Class<?> record, Map<String, Object> properties) {
        Set<String> names = Arrays.stream(record.getRecordComponents())
                .map(BodyDrift::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!names.equals(properties.keySet())) {
            differences.add(where + " " + record.getSimpleName() + " has " + names + ", described are "
                    + new TreeSet<>(properties.keySet()));
        }
        for (RecordComponent component : record.getRecordComponents()) {
            Object property = properties.get(name(component));
            if (property != null) {
                compare(where + "/" + name(component), component.getGenericType(), property);
            }
        }
    }

    private static String name(RecordComponent component) {
        return Names.value(
                        component.getAccessor().getAnnotations(),
                        "com.fasterxml.jackson.annotation.JsonProperty",
                        "value")
                .map(String::valueOf)
                .filter(value -> !value.isEmpty())
                .orElseGet(() -> Names.wire(component.getName()));
    }
}
