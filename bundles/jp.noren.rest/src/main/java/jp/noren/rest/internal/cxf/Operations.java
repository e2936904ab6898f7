package jp.noren.rest.internal.cxf;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import jp.noren.rest.internal.metrics.Requests;

/** What the methods of a resource class serve, as its annotations say. */
final class Operations {
    private Operations() {}

    /** @param root the path that the resource is published at */
    static Map<String, List<String>> of(String root, Class<?> resource) {
        Map<String, List<String>> operations = new TreeMap<>();
        methods(root, resource).forEach((operation, method) -> operations.put(operation, roles(method)));
        return operations;
    }

    /** {@code get /orders/{}} to the method that serves it. */
    static Map<String, Method> methods(String root, Class<?> resource) {
        Map<String, Method> operations = new TreeMap<>();
        for (Method method : resource.getMethods()) {
            httpMethod(method).ifPresent(verb -> operations.put(verb + " /" + root + tail(method), method));
        }
        return operations;
    }

    /** As a monitor names it: the template of the path, without the names of its parts. */
    static Requests.Operation operation(String root, Method method) {
        String verb = httpMethod(method).orElse("").toUpperCase(java.util.Locale.ROOT);
        return new Requests.Operation(verb, "/" + root + tail(method));
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value().toLowerCase(java.util.Locale.ROOT))
                .findFirst();
    }

    private static String tail(Method method) {
        Path path = method.getAnnotation(Path.class);
        String tail = path == null ? "" : path.value().replaceAll("^/|/$", "");
        return tail.isEmpty() ? "" : "/" + tail.replaceAll("\\{[^}]*}", "{}");
    }

    private static List<String> roles(Method method) {
        return Rules.of(method).roles().stream().map(Enum::name).sorted().toList();
    }
}
