package jp.noren.testing.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A method of a resource class that is called over HTTP. */
record Operation(String httpMethod, String path, Method method) {
    private static final String JAXRS = "javax.ws.rs.";
    private static final String OURS = "jp.noren.rest.";

    static List<Operation> of(Class<?> resource) {
        String root = Names.value(resource.getAnnotations(), OURS + "RestPath", "path")
                .map(String::valueOf)
                .orElseThrow(() -> new AssertionError(resource + " has no @RestPath"));
        return Arrays.stream(resource.getMethods())
                .filter(method -> httpMethod(method).isPresent())
                .map(method -> new Operation(httpMethod(method).get(), "/" + root + tail(method), method))
                .toList();
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Names.value(annotation.annotationType().getAnnotations(), JAXRS + "HttpMethod", "value")
                                .stream())
                .map(String::valueOf)
                .findFirst();
    }

    private static String tail(Method method) {
        String path = Names.value(method.getAnnotations(), JAXRS + "Path", "value")
                .map(String::valueOf)
                .orElse("")
                .replaceAll("^/|/$", "");
        return path.isEmpty() ? "" : "/" + path.replaceAll("\\{\\s*([^}:\\s]+)[^}]*}", "{$1}");
    }

    /** The path without the names of its parameters, which are compared on their own. */
    static String nameless(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    String key() {
        return httpMethod + " " + nameless(path);
    }

    boolean has(String annotation) {
        return Names.value(method.getAnnotations(), OURS + annotation, null).isPresent();
    }

    Set<String> roles() {
        return Names.value(method.getAnnotations(), OURS + "Allowed", "value").stream()
                .flatMap(roles -> Arrays.stream((Object[]) roles))
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What lets an API client in; empty for none. */
    String scope() {
        return Names.value(method.getAnnotations(), OURS + "Allowed", "scope")
                .map(String::valueOf)
                .orElse("");
    }

    /** The names of its parameters of a kind: QueryParam, PathParam. */
    Set<String> parameters(String kind) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> Stream.concat(
                        Names.value(parameter.getAnnotations(), JAXRS + kind, "value").stream(),
                        ofBean(parameter, kind)))
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Object> ofBean(Parameter parameter, String kind) {
        if (Names.value(parameter.getAnnotations(), JAXRS + "BeanParam", null).isEmpty()) {
            return Stream.empty();
        }
        Class<?> bean = parameter.getType();
        Stream<Annotation[]> places = Stream.of(
                        Arrays.stream(bean.getDeclaredFields()).map(field -> field.getAnnotations()),
                        Arrays.stream(bean.getMethods()).map(Method::getAnnotations),
                        Arrays.stream(bean.getConstructors())
                                .flatMap(made -> Arrays.stream(made.getParameterAnnotations())))
                .flatMap(all -> all);
        return places.flatMap(annotations -> Names.value(annotations, JAXRS + kind, "value").stream());
    }

    /** The parameter that is the body: the one without an annotation of JAX-RS. */
    Optional<Parameter> body() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation ->
                                annotation.annotationType().getName().startsWith(JAXRS)))
                .findFirst();
    }

    /** What the method says it takes (Consumes) or gives (Produces); JSON when it says nothing. */
    Set<String> types(String annotation) {
        return Names.value(method.getAnnotations(), JAXRS + annotation, "value")
                .or(() -> Names.value(method.getDeclaringClass().getAnnotations(), JAXRS + annotation, "value"))
                .map(types -> Arrays.stream((Object[]) types)
                        .map(type -> String.valueOf(type).replaceFirst("\\s*;.*", ""))
                        .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
                .orElse(Set.of("application/json"));
    }
}
