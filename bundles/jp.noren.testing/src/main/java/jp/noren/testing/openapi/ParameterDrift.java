package jp.noren.testing.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Parameters of path and query, and the idempotency key. */
final class ParameterDrift {
    private static final String KEY = "Idempotency-Key";

    private ParameterDrift() {}

    static List<String> of(Document document, Operation served, Map<String, Object> described) {
        List<String> differences = new ArrayList<>();
        compare("path", served.parameters("PathParam"), names(document, described, "path"), differences);
        compare("query", served.parameters("QueryParam"), names(document, described, "query"), differences);
        Set<String> headers = names(document, described, "header");
        if (served.has("Idempotent") && !headers.contains(KEY)) {
            differences.add("is @Idempotent, but the header " + KEY + " is not described");
        }
        if (!served.has("Idempotent") && headers.contains(KEY)) {
            differences.add("the header " + KEY + " is described, but the method is not @Idempotent");
        }
        return differences;
    }

    private static Set<String> names(Document document, Map<String, Object> described, String where) {
        Set<String> names = new TreeSet<>();
        for (Object parameter : Document.list(described.get("parameters"))) {
            Map<String, Object> resolved = document.resolve(parameter);
            if (where.equals(resolved.get("in"))) {
                names.add(String.valueOf(resolved.get("name")));
            }
        }
        return names;
    }

    private static void compare(String where, Set<String> served, Set<String> described, List<String> differences) {
        if (!served.equals(described)) {
            differences.add("takes the " + where + " parameters " + served + ", described are " + described);
        }
    }
}
