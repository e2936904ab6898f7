package jp.noren.rest.internal.cxf;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.noren.rest.internal.openapi.Parts;

/**
 * Which operations of a resource will go, as its part of the document says: {@code deprecated: true} with {@code x-deprecated}, the day from which on it
 * holds, and {@code x-sunset}, the first day on which it may be gone; days in Japan. Their answers say so in headers that programs can watch for
 * (RFC 9745, RFC 8594).
 */
final class Deprecations {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);
    private static final String WHERE_TO_READ = "</api/v1/docs>; rel=\"deprecation\"; type=\"text/html\"";

    private final Map<Method, Map<String, String>> headers = new HashMap<>();

    /**
     * @param root the path that the resource is published at
     * @param part its bundle's part of the document
     */
    Deprecations(String root, Class<?> resource, Map<String, Object> part) {
        Map<String, Map<String, String>> described = described(part);
        if (!described.isEmpty()) {
            Operations.methods(root, resource).forEach((operation, method) -> {
                if (described.containsKey(operation)) {
                    headers.put(method, described.get(operation));
                }
            });
        }
    }

    private static Map<String, Map<String, String>> described(Map<String, Object> part) {
        Map<String, Map<String, String>> described = new HashMap<>();
        Map<String, Object> paths = Parts.child(part, "paths");
        paths.keySet().forEach(path -> Parts.child(paths, path).keySet().forEach(method -> {
            Map<String, Object> operation = Parts.child(Parts.child(paths, path), method);
            if (Boolean.TRUE.equals(operation.get("deprecated"))) {
                described.put(method + " " + path.replaceAll("\\{[^}]*}", "{}"), headers(operation));
            }
        }));
        return described;
    }

    private static Map<String, String> headers(Map<String, Object> operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (operation.get("x-deprecated") instanceof String day) {
            headers.put("Deprecation", "@" + begin(day).toEpochSecond());
        }
        if (operation.get("x-sunset") instanceof String day) {
            headers.put("Sunset", HTTP_DATE.format(begin(day).withZoneSameInstant(ZoneOffset.UTC)));
        }
        headers.put("Link", WHERE_TO_READ);
        return headers;
    }

    private static ZonedDateTime begin(String day) {
        return LocalDate.parse(day).atStartOfDay(JAPAN);
    }

    /** Headers that an answer of the method has; none for one that stays. */
    Map<String, String> of(Method method) {
        return headers.getOrDefault(method, Map.of());
    }
}
