package jp.noren.payment.tck;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Settings as the configuration would give them: the values said, and the defaults of the annotation for the rest. */
public final class Settings {
    private Settings() {}

    /**
     * @param values by the names of the annotation's methods, such as {@code _api_key}
     * @throws IllegalArgumentException for a name that the annotation does not have
     */
    public static <T extends Annotation> T of(Class<T> type, Map<String, ?> values) {
        TreeSet<String> names = Arrays.stream(type.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        values.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("no setting " + name + " among " + names);
                });
        Object settings = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> switch (method.getName()) {
                    case "annotationType" -> type;
                    case "toString" -> type.getSimpleName();
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    default ->
                        values.containsKey(method.getName()) ? values.get(method.getName()) : method.getDefaultValue();
                });
        return type.cast(settings);
    }
}
