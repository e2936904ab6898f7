package jp.noren.rest.internal.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.noren.rest.internal.door.Description;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the document together: the house's own part, and of each bundle's part the paths that are served now. */
final class Assembly {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Words WORDS = Words.ofTheHouse();
    private static final Map<String, Object> PROBLEM = Map.of("$ref", "#/components/responses/Problem");

    private final Map<String, Object> document;
    private final Map<String, Object> paths;
    private final Map<String, Object> components = new LinkedHashMap<>();
    private final Set<String> codes = new TreeSet<>(HouseCodes.OF_ALL);
    private final Set<String> drift = new TreeSet<>();

    Assembly(Map<String, Object> own) {
        document = new LinkedHashMap<>(own);
        paths = new TreeMap<>();
        addPaths(Parts.child(own, "paths"), null);
        addComponents(own);
    }

    /** @param segment the path that is served, as a part may describe several */
    void add(String segment, Description served) {
        addPaths(Parts.child(served.part(), "paths"), segment);
        addComponents(served.part());
        compare(segment, served.operations());
    }

    /** All of a part, whether it is served or not. */
    void add(Map<String, Object> part) {
        addPaths(Parts.child(part, "paths"), null);
        addComponents(part);
    }

    private void addPaths(Map<String, Object> from, String segment) {
        from.keySet().stream()
                .filter(path -> segment == null || Parts.segment(path).equals(segment))
                .forEach(path -> paths.put(path, withProblems(Parts.child(from, path))));
    }

    /** Who may call is said by the resource itself. What it serves and its part leaves out, or the other way about, is named. */
    private void compare(String segment, Map<String, List<String>> operations) {
        Set<String> described = new TreeSet<>();
        paths.keySet().stream()
                .filter(path -> Parts.segment(path).equals(segment))
                .forEach(path -> Parts.child(paths, path).forEach((method, value) -> {
                    if (METHODS.contains(method)) {
                        String key = method + " " + path.replaceAll("\\{[^}]*}", "{}");
                        described.add(key);
                        List<String> roles = operations.getOrDefault(key, List.of());
                        if (!roles.isEmpty()) {
                            Parts.child(Parts.child(paths, path), method).put("x-roles", roles);
                        }
                    }
                }));
        operations.keySet().stream()
                .filter(key -> !described.contains(key))
                .forEach(key -> drift.add(key + " is served, but not described"));
        described.stream()
                .filter(key -> !operations.containsKey(key))
                .forEach(key -> drift.add(key + " is described, but not served"));
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
            List<Object> parameters = new ArrayList<>(Parts.list(item, "parameters"));
            parameters.addAll(Parts.list(operation, "parameters"));
            List<String> possible = HouseCodes.of(operation, parameters);
            codes.addAll(possible);
            operation.put("x-codes", possible);
            return operation;
        });
        return result;
    }

    private static Map<String, Object> withExamples(Map<String, Object> item, Examples examples) {
        Map<String, Object> result = new LinkedHashMap<>(item);
        result.replaceAll((name, value) -> METHODS.contains(name) ? examples.in(Parts.child(item, name)) : value);
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
        Examples examples = new Examples(components, WORDS);
        paths.replaceAll((path, item) -> withExamples(Parts.child(paths, path), examples));
        document.put("paths", paths);
        document.put("x-codes", HouseCodes.OF_ALL);
        components.computeIfPresent("responses", (kind, all) -> examples.within(Parts.child(components, kind)));
        document.put("components", components);
        document.put("tags", tags());
        document.put("x-error-codes", errorCodes);
        if (!drift.isEmpty()) {
            LOG.warn("Resources and their parts of the document differ: {}", drift);
            document.put("x-drift", drift);
        }
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
