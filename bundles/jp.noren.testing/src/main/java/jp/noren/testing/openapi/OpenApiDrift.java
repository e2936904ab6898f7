package jp.noren.testing.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says where {@code openapi/<part>.yaml} and the resource classes of a bundle differ: operations, parameters, the idempotency key, who may call,
 * roles (where {@code x-roles} names them), bodies and their types, and the members of wire records against the properties of their schemas.
 * One line in a bundle's unit test:
 *
 * <pre>OpenApiDrift.requireNone("checkout", OrdersResource.class, CartResource.class);</pre>
 *
 * <p>The annotations are known by their names, so that this module depends on none of the bundles it serves.
 */
public final class OpenApiDrift {
    private OpenApiDrift() {}

    /**
     * @param part the file's name without its ending
     * @param resources all resource classes of the bundle
     * @throws AssertionError with everything that differs
     */
    public static void requireNone(String part, Class<?>... resources) {
        List<String> differences = differences(Document.ofPart(part), List.of(resources));
        if (!differences.isEmpty()) {
            throw new AssertionError(
                    "openapi/" + part + ".yaml and the resources differ:\n  " + String.join("\n  ", differences));
        }
    }

    static List<String> differences(Document document, List<Class<?>> resources) {
        Map<String, Operation> served = resources.stream()
                .flatMap(resource -> Operation.of(resource).stream())
                .collect(Collectors.toMap(Operation::key, operation -> operation, (a, b) -> a, TreeMap::new));
        Map<String, Map<String, Object>> described = document.operations();
        List<String> differences = new ArrayList<>();
        Set<String> all = new TreeSet<>(served.keySet());
        all.addAll(described.keySet());
        for (String key : all) {
            if (!served.containsKey(key)) {
                differences.add(key + " is described, but no resource serves it");
            } else if (!described.containsKey(key)) {
                differences.add(key + " is served, but not described");
            } else {
                compare(document, served.get(key), described.get(key))
                        .forEach(difference -> differences.add(key + ": " + difference));
            }
        }
        return differences;
    }

    private static Stream<String> compare(Document document, Operation served, Map<String, Object> described) {
        return Stream.of(
                        ParameterDrift.of(document, served, described),
                        AccessDrift.of(document, served, described),
                        BodyDrift.of(document, served, described))
                .flatMap(List::stream);
    }
}
