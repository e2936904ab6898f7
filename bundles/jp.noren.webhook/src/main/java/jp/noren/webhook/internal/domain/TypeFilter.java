package jp.noren.webhook.internal.domain;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which types of events an endpoint wants: full names, groups such as {@code order.*}, or {@code *} for all, those of later versions too.
 *
 * @param patterns one at least
 */
public record TypeFilter(List<String> patterns) {
    public static final int MOST = 50;
    private static final Pattern GOOD =
            Pattern.compile("\\*|[a-z][a-z0-9_]{0,30}(\\.[a-z][a-z0-9_]{0,30}){0,2}(\\.\\*)?");

    public TypeFilter {
        patterns = List.copyOf(patterns);
    }

    public static boolean isPattern(String text) {
        return text != null && GOOD.matcher(text).matches();
    }

    public boolean wants(String type) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, type));
    }

    private static boolean matches(String pattern, String type) {
        if (!pattern.endsWith("*")) {
            return pattern.equals(type);
        }
        return type.startsWith(pattern.substring(0, pattern.length() - 1));
    }
}
