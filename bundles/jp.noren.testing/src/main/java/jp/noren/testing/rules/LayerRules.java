package jp.noren.testing.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What stands inside a bundle, and what may look at what (design.md section 4). */
final class LayerRules {
    /** A layer and the layers of its own bundle that it may use. A provider's {@code wire} is what its database would be: the outside. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "domain", Set.of(),
            "app", Set.of("domain"),
            "db", Set.of("app", "domain"),
            "wire", Set.of("app", "domain"),
            "rest", Set.of("app", "domain"),
            "shell", Set.of("app", "domain"));

    private static final List<String> PURE = List.of("java.", "jp.noren.kernel");
    private static final List<String> IMPURE_JDK =
            List.of("java.time.Clock", "java.util.logging.", "java.lang.System$Logger", "java.sql.", "java.net.http.");

    private LayerRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(
                new HouseRule("rest, db, shell -> app -> domain; rest never sees db", LayerRules::layers),
                new HouseRule("internal is divided into domain, app, db, rest, shell", LayerRules::names),
                new HouseRule("domain: java.* and the kernel, without a clock, a logger, a database", LayerRules::pure),
                new HouseRule("money is never a double", LayerRules::doubles));
    }

    private static Optional<String> layer(BundleUnderTest bundle, String packageName) {
        String root = bundle.name() + ".internal.";
        if (!packageName.startsWith(root)) {
            return Optional.empty();
        }
        String rest = packageName.substring(root.length());
        int dot = rest.indexOf('.');
        return Optional.of(dot < 0 ? rest : rest.substring(0, dot));
    }

    private static Stream<String> layers(BundleUnderTest bundle) {
        return bundle.classes().stream()
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isWrongWay(bundle, dependency))
                .map(Dependency::getDescription);
    }

    private static boolean isWrongWay(BundleUnderTest bundle, Dependency dependency) {
        Optional<String> from = layer(bundle, dependency.getOriginClass().getPackageName());
        Optional<String> to = layer(bundle, dependency.getTargetClass().getPackageName());
        return from.isPresent()
                && to.isPresent()
                && !from.equals(to)
                && MAY_USE.containsKey(from.get())
                && MAY_USE.containsKey(to.get())
                && !MAY_USE.get(from.get()).contains(to.get());
    }

    private static Stream<String> names(BundleUnderTest bundle) {
        if (BundleNames.isFoundation(bundle.name()) || bundle.name().equals("jp.noren.sandbox")) {
            return Stream.empty();
        }
        return bundle.classes().stream()
                .filter(type -> layer(bundle, type.getPackageName())
                        .filter(layer -> !MAY_USE.containsKey(layer))
                        .isPresent())
                .map(JavaClass::getName);
    }

    private static Stream<JavaClass> domain(BundleUnderTest bundle) {
        return bundle.classes().stream().filter(type -> layer(bundle, type.getPackageName())
                .filter("domain"::equals)
                .isPresent());
    }

    private static Stream<String> pure(BundleUnderTest bundle) {
        return domain(bundle)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> !isPure(bundle, dependency.getTargetClass()))
                .map(Dependency::getDescription);
    }

    private static boolean isPure(BundleUnderTest bundle, JavaClass target) {
        String name = target.getBaseComponentType().getName();
        if (IMPURE_JDK.stream().anyMatch(name::startsWith)) {
            return false;
        }
        return target.getBaseComponentType().isPrimitive()
                || PURE.stream().anyMatch(name::startsWith)
                || name.startsWith(bundle.name() + ".internal.domain");
    }

    private static Stream<String> doubles(BundleUnderTest bundle) {
        if (BundleNames.isFoundation(bundle.name())) {
            return Stream.empty();
        }
        return domain(bundle)
                .flatMap(type -> Stream.concat(
                        type.getFields().stream()
                                .filter(field -> isFloating(field.getRawType()))
                                .map(field -> field.getFullName() + " is a floating number"),
                        type.getMethods().stream()
                                .filter(method -> isFloating(method.getRawReturnType())
                                        || method.getRawParameterTypes().stream()
                                                .anyMatch(LayerRules::isFloating))
                                .map(method -> method.getFullName() + " takes or gives a floating number")));
    }

    private static boolean isFloating(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float").contains(type.getName());
    }
}
