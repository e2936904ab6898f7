package jp.noren.testing.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may call. */
final class AccessDrift {
    private AccessDrift() {}

    static List<String> of(Document document, Operation served, Map<String, Object> described) {
        List<String> differences = new ArrayList<>();
        boolean open = described.containsKey("security")
                ? Document.list(described.get("security")).stream()
                        .allMatch(one -> Document.map(one).isEmpty())
                : document.openByDefault();
        if (served.has("Public") == served.has("Allowed")) {
            differences.add("needs one of @Public and @Allowed");
        } else if (served.has("Public") && !open) {
            differences.add("is @Public, but is not described with security: []");
        } else if (served.has("Allowed") && open) {
            differences.add("is @Allowed, but is described with security: []");
        }
        Set<String> roles = new TreeSet<>();
        Document.list(described.get("x-roles")).forEach(role -> roles.add(String.valueOf(role)));
        if (described.containsKey("x-roles") && !roles.equals(served.roles())) {
            differences.add("is for " + served.roles() + ", x-roles says " + roles);
        }
        String scope = String.valueOf(described.getOrDefault("x-scope", ""));
        if (!scope.equals(served.scope())) {
            differences.add("lets clients in by scope [" + served.scope() + "], x-scope says [" + scope + "]");
        }
        return differences;
    }
}
