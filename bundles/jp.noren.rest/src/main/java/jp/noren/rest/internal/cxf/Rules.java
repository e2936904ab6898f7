package jp.noren.rest.internal.cxf;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Produces;
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Public;

/**
 * What the annotations of a method say; read once a method.
 *
 * @param open whether anybody may call
 * @param roles who may call; nobody when empty and not open
 * @param scope what lets an API client in; empty for none
 * @param idempotent whether it needs an idempotency key
 * @param bodyLimit bytes, 0 for the house's limit
 * @param jsonIn whether it takes JSON because it says nothing else
 * @param jsonOut whether it answers JSON because it says nothing else
 */
record Rules(
        boolean open,
        Set<Role> roles,
        String scope,
        boolean idempotent,
        int bodyLimit,
        boolean jsonIn,
        boolean jsonOut) {

    static Rules of(Method method) {
        Class<?> type = method.getDeclaringClass();
        return new Rules(
                method.isAnnotationPresent(Public.class),
                Optional.ofNullable(method.getAnnotation(Allowed.class))
                        .map(allowed -> Set.of(allowed.value()))
                        .orElse(Set.of()),
                Optional.ofNullable(method.getAnnotation(Allowed.class))
                        .map(Allowed::scope)
                        .orElse(""),
                method.isAnnotationPresent(Idempotent.class),
                limit(method),
                !method.isAnnotationPresent(Consumes.class) && !type.isAnnotationPresent(Consumes.class),
                !method.isAnnotationPresent(Produces.class) && !type.isAnnotationPresent(Produces.class));
    }

    /** The largest body that a method of the class takes. */
    static int highestBodyLimit(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).mapToInt(Rules::limit).max().orElse(0);
    }

    /** A method that can be called over HTTP but says for nobody that he may. */
    static boolean forgotten(Method method) {
        boolean reachable = Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
        return reachable && !method.isAnnotationPresent(Public.class) && !method.isAnnotationPresent(Allowed.class);
    }

    private static int limit(Method method) {
        BodyLimit limit = method.getAnnotation(BodyLimit.class);
        return limit == null ? 0 : Math.min(limit.value(), BodyLimit.HIGHEST);
    }
}
