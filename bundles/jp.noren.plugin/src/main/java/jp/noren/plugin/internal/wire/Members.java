package jp.noren.plugin.internal.wire;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether classes have the fields and methods that others use, themselves or from those they descend from. */
final class Members {
    private static final String CONSTRUCTOR = "<init>";

    private final Function<String, Optional<Class<?>>> load;
    private final Map<Class<?>, Set<String>> declared = new HashMap<>();

    Members(Function<String, Optional<Class<?>>> load) {
        this.load = load;
    }

    /** A class that is not there, or that cannot be looked into, lacks nothing: that is for others to say. */
    boolean isMissing(ClassFile.Member member) {
        try {
            return load.apply(member.owner())
                    .filter(owner -> !has(owner, member))
                    .isPresent();
        } catch (LinkageError e) {
            return false;
        }
    }

    /**
     * What the virtual machine finds when it verifies a class, which it does before it says what the class declares.
     *
     * @return empty when nothing is wrong, or when a class is missing that others look for
     */
    Optional<String> fault(Class<?> type) {
        try {
            type.getDeclaredMethods();
            return Optional.empty();
        } catch (NoClassDefFoundError e) {
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of(type.getName() + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private boolean has(Class<?> owner, ClassFile.Member member) {
        String key = member.name() + member.descriptor();
        return member.name().equals(CONSTRUCTOR)
                ? declared(owner).contains(key)
                : lineage(owner).stream().anyMatch(type -> declared(type).contains(key));
    }

    private static Set<Class<?>> lineage(Class<?> owner) {
        Set<Class<?>> lineage = new LinkedHashSet<>();
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            add(type, lineage);
        }
        lineage.add(Object.class);
        return lineage;
    }

    private static void add(Class<?> type, Set<Class<?>> lineage) {
        if (lineage.add(type)) {
            Arrays.stream(type.getInterfaces()).forEach(one -> add(one, lineage));
        }
    }

    private Set<String> declared(Class<?> type) {
        Set<String> known = declared.get(type);
        if (known == null) {
            known = new HashSet<>();
            for (var field : type.getDeclaredFields()) {
                known.add(field.getName() + field.getType().descriptorString());
            }
            for (var method : type.getDeclaredMethods()) {
                known.add(method.getName() + descriptor(method.getReturnType(), method.getParameterTypes()));
            }
            for (var constructor : type.getDeclaredConstructors()) {
                known.add(CONSTRUCTOR + descriptor(void.class, constructor.getParameterTypes()));
            }
            declared.put(type, known);
        }
        return known;
    }

    private static String descriptor(Class<?> result, Class<?>[] parameters) {
        return MethodType.methodType(result, parameters).descriptorString();
    }
}
