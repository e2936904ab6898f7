package jp.noren.rest.internal.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the document together: the house's own part, and of each bundle's part the paths that are served now. */
final class Assembly {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Map<String, Object> PROBLEM = Map.of("$ref", "#/components/responses/Problem");

    private final Map<String, Object> document;
    private final Map<String, Object> paths;
    private final Map<String, Object> components = new LinkedHashMap<>();
    private final Set<String> codes = new TreeSet<>();

    Assembly(Map<String, Object> own) {
        document = new LinkedHashMap<>(own);
        paths = new TreeMap<>();
        addPaths(Parts.child(own, "paths"), null);
        addComponents(own);
    }

    /** @param segment the path that is served, as a part may describe several */
    void add(String segment, Map<String, Object> part) {
        if (addPaths(Parts.child(part, "paths"), segment)) {
            addComponents(part);
        } else {
            LOG.warn("/api/v1/{} is served, but the part of its bundle does not describe it", segment);
        }
    }

    private boolean addPaths(Map<String, Object> from, String segment) {
        boolean found = false;
        for (String path : from.keySet()) {
            if (segment == null || Parts.segment(path).equals(segment)) {
                paths.put(path, withProblems(Parts.child(from, path)));
                found = true;
            }
        }
        return found;
    }

    /** Each operation can end in a problem, whether its part says so or not. */
    private Map<String, Object> withProblems(Map<String, Object> item) {
        Map<String, Object> result = new LinkedHashMap<>(item);
        result.replaceAll((name, value) -> {
            if (!METHODS.contains(name)) {
                return value;
            }
            Map<String, Object> operation = new LinkedHashMap<>(Parts.child(item, name));
            Map<String, Object> responses = new LinkedHashMap<>(Parts.child(operation, "responses"));
            responses.putIfAbsent("default", PROBLEM);
            operation.put("responses", responses);
            Parts.list(operation, "x-codes").forEach(code -> codes.add(String.valueOf(code)));
            return operation;
        });
        return result;
    }

    private void addComponents(Map<String, Object> part) {
        Map<String, Object> from = Parts.child(part, "components");
        for (String kind : from.keySet()) {
            Map<String, Object> known = new LinkedHashMap<>(Parts.child(components, kind));
            Parts.child(from, kind).forEach((name, component) -> {
                Object there = known.putIfAbsent(name, component);
                if (there != null && !there.equals(component)) {
                    LOG.warn("Two parts describe components/{}/{} differently: the first one stands", kind, name);
                }
            });
            components.put(kind, known);
        }
    }

    /** The codes that the operations name. */
    Set<String> codes() {
        return codes;
    }

    Map<String, Object> finish(Map<String, Object> errorCodes) {
        document.put("paths", paths);
        document.put("components", components);
        document.put("tags", tags());
        document.put("x-error-codes", errorCodes);
        return document;
    }

    private List<Map<String, Object>> tags() {
        Set<String> names = new TreeSet<>();
        paths.keySet().forEach(path -> Parts.child(paths, path).forEach((name, operation) -> {
            if (METHODS.contains(name)) {
                Parts.list(Parts.child(Parts.child(paths, path), name), "tags")
                        .forEach(tag -> names.add(String.valueOf(tag)));
            }
        }));
        return names.stream().map(name -> Map.<String, Object>of("name", name)).toList();
    }
}
