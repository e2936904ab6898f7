package jp.noren.testing.rules;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a bundle shows to the outside: exported packages and REST methods. */
final class ServiceRules {
    private static final String RESOURCE = "jp.noren.rest.RestResource";
    private static final Set<String> VERBS = Stream.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
            .map("javax.ws.rs."::concat)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ADMISSION = Set.of("jp.noren.rest.Allowed", "jp.noren.rest.Public");

    private ServiceRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(
                new HouseRule("an exported package has a version and is not internal", ServiceRules::exports),
                new HouseRule("every REST method says who may call it: @Allowed or @Public", ServiceRules::admissions));
    }

    private static Stream<String> exports(BundleUnderTest bundle) {
        return bundle.sources().stream()
                .filter(file -> file.path().endsWith("package-info.java"))
                .filter(file -> file.text().lines().anyMatch(line -> line.startsWith("@Export")))
                .filter(file -> file.text().lines().noneMatch(line -> line.startsWith("@Version("))
                        || file.tree().getPackageName().toString().contains(".internal"))
                .map(file -> bundle.label(file.path()));
    }

    private static Stream<String> admissions(BundleUnderTest bundle) {
        return bundle.classes().stream()
                .filter(ServiceRules::isResource)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> isAnnotated(method, VERBS) && !isAnnotated(method, ADMISSION))
                .map(JavaMethod::getFullName);
    }

    private static boolean isResource(JavaClass type) {
        return type.getRawInterfaces().stream().anyMatch(one -> one.getName().equals(RESOURCE))
                || type.getRawSuperclass().filter(ServiceRules::isResource).isPresent();
    }

    private static boolean isAnnotated(JavaMethod method, Set<String> names) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .map(JavaClass::getName)
                .anyMatch(names::contains);
    }
}
