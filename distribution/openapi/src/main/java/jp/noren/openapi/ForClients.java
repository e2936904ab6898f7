package jp.noren.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.rest.internal.openapi.Parts;

/** What programs call: without the pages that browsers open, and without what payment companies call in formats of their own. */
final class ForClients {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<String> OF_OTHERS =
            Set.of("text/html", "text/html;charset=utf-8", "text/javascript", "*/*");

    private ForClients() {}

    static Map<String, Object> of(Map<String, Object> document) {
        Map<String, Object> result = new LinkedHashMap<>(Parts.child(Map.of("document", open(document)), "document"));
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> all = Parts.child(result, "paths");
        all.keySet().forEach(path -> {
            Map<String, Object> item = new LinkedHashMap<>(Parts.child(all, path));
            item.keySet().removeIf(name -> METHODS.contains(name) && isOfOthers(Parts.child(item, name)));
            if (item.keySet().stream().anyMatch(METHODS::contains)) {
                paths.put(path, item);
            }
        });
        result.put("paths", paths);
        return result;
    }

    /** Without {@code additionalProperties: false}: the generator makes a map of such an object, and then writes none of its fields. */
    private static Object open(Object part) {
        if (part instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> {
                if (!name.equals("additionalProperties") || !Boolean.FALSE.equals(value)) {
                    copy.put(name, open(value));
                }
            });
            return copy;
        }
        return part instanceof List<?> list
                ? list.stream().map(ForClients::open).toList()
                : part;
    }

    /** With days as texts: what JavaScript calls a date is an instant, which is another day's in another zone. */
    static Object withDaysAsTexts(Object part) {
        if (part instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> {
                if (!name.equals("format") || !"date".equals(value)) {
                    copy.put(name, withDaysAsTexts(value));
                }
            });
            return copy;
        }
        return part instanceof List<?> list
                ? list.stream().map(ForClients::withDaysAsTexts).toList()
                : part;
    }

    private static boolean isOfOthers(Map<String, Object> operation) {
        Map<String, Object> responses = Parts.child(operation, "responses");
        return responses.keySet().stream()
                .map(status -> Parts.child(Parts.child(responses, status), "content"))
                .anyMatch(content -> content.keySet().stream().anyMatch(OF_OTHERS::contains));
    }
}
