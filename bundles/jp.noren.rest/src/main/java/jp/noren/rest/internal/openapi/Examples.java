package jp.noren.rest.internal.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each body of the document that speaks JSON an example: the part's own where it has one, else one put together from its schema, whose values are
 * those that the schema gives as examples, or the house's words. A request gets what it needs, an answer all that it may hold.
 */
final class Examples {
    private static final int DEEPEST = 12;
    private static final List<String> GIVEN = List.of("const", "example", "default");

    private final Map<String, Object> components;
    private final Words words;

    Examples(Map<String, Object> components, Words words) {
        this.components = components;
        this.words = words;
    }

    /** The operation with its examples; the one that is given stays as it is. */
    Map<String, Object> in(Map<String, Object> operation) {
        Map<String, Object> result = new LinkedHashMap<>(operation);
        if (operation.containsKey("requestBody")) {
            result.put("requestBody", withContent(Parts.child(operation, "requestBody"), true));
        }
        result.put("responses", within(Parts.child(operation, "responses")));
        return result;
    }

    /** Answers by their status or their name, with their examples. */
    Map<String, Object> within(Map<String, Object> responses) {
        Map<String, Object> result = new LinkedHashMap<>(responses);
        result.replaceAll((name, response) -> withContent(Parts.child(responses, name), false));
        return result;
    }

    private Map<String, Object> withContent(Map<String, Object> holder, boolean request) {
        if (!holder.containsKey("content")) {
            return holder;
        }
        Map<String, Object> content = new LinkedHashMap<>(Parts.child(holder, "content"));
        content.replaceAll(
                (type, media) -> type.contains("json") ? withExample(Parts.child(content, type), request) : media);
        Map<String, Object> result = new LinkedHashMap<>(holder);
        result.put("content", content);
        return result;
    }

    private Map<String, Object> withExample(Map<String, Object> media, boolean request) {
        if (media.containsKey("example") || media.containsKey("examples") || !media.containsKey("schema")) {
            return media;
        }
        Map<String, Object> result = new LinkedHashMap<>(media);
        result.put("example", of(Parts.child(media, "schema"), new Place("", ""), request, 0));
        return result;
    }

    /** Where a schema stands: as the member {@code name} of the schema {@code owner}. */
    private record Place(String owner, String name) {
        Place member(String member) {
            return new Place(owner, member);
        }

        Place within(String schema) {
            return new Place(schema, name);
        }
    }

    private Object of(Map<String, Object> schema, Place place, boolean request, int depth) {
        if (depth > DEEPEST) {
            return Words.NONE;
        }
        if (schema.get("$ref") instanceof String reference) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            Map<String, Object> target = Parts.child(Parts.child(components, "schemas"), name);
            return of(target, place.within(name), request, depth + 1);
        }
        Object given = given(schema);
        return given != null ? given : made(schema, place, request, depth);
    }

    private static Object given(Map<String, Object> schema) {
        for (String word : GIVEN) {
            if (schema.get(word) != null) {
                return schema.get(word);
            }
        }
        List<?> known = schema.containsKey("examples") ? Parts.list(schema, "examples") : Parts.list(schema, "enum");
        return known.isEmpty() ? null : known.get(0);
    }

    private Object made(Map<String, Object> schema, Place place, boolean request, int depth) {
        return switch (type(schema)) {
            case "object" -> object(schema, place, request, depth);
            case "array" -> List.of(of(Parts.child(schema, "items"), place, request, depth + 1));
            case "boolean" -> words.truth(place.owner(), place.name());
            case "integer", "number" -> words.number(place.owner(), place.name(), schema.get("minimum"));
            case "string" -> words.text(place.owner(), place.name(), String.valueOf(schema.get("format")));
            default -> words.any(place.name());
        };
    }

    private static String type(Map<String, Object> schema) {
        if (schema.get("type") instanceof List<?> types) {
            return String.valueOf(types.get(0));
        }
        return schema.containsKey("properties") ? "object" : String.valueOf(schema.get("type"));
    }

    private Object object(Map<String, Object> schema, Place place, boolean request, int depth) {
        List<?> required = Parts.list(schema, "required");
        Map<String, Object> properties = Parts.child(schema, "properties");
        Map<String, Object> result = new LinkedHashMap<>();
        properties.keySet().stream()
                .filter(name -> !request || required.contains(name))
                .forEach(name ->
                        result.put(name, of(Parts.child(properties, name), place.member(name), request, depth + 1)));
        return result;
    }
}
