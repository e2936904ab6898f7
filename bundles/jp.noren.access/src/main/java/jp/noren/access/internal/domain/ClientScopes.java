package jp.noren.access.internal.domain;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What an API client may do: a capability's word and {@code read} or {@code write}, such as {@code billing:read}. */
public final class ClientScopes {
    private static final Pattern SCOPE = Pattern.compile("[a-z][a-z.]{1,38}:(?:read|write)");
    private static final int MOST = 20;

    private ClientScopes() {}

    /** Whether each of them can be a scope at all, and there are not too many. */
    public static boolean areGood(Set<String> scopes) {
        return scopes.size() <= MOST
                && scopes.stream()
                        .allMatch(scope -> scope != null && SCOPE.matcher(scope).matches());
    }

    /** @return null for none */
    public static String text(Set<String> scopes) {
        return scopes.isEmpty() ? null : String.join(",", new TreeSet<>(scopes));
    }

    /** @param text as {@link #text} wrote it */
    public static Set<String> of(String text) {
        return text == null ? Set.of() : Set.of(text.split(","));
    }
}
