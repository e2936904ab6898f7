package jp.noren.testing.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What may be imported where: other bundles of the house, frameworks, the time of the machine. */
final class ImportRules {
    private static final String TIME = "jp.noren.time";

    private ImportRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(
                new HouseRule(
                        "of other bundles only what they export, and only those that are meant for it",
                        ImportRules::betweenBundles),
                only("javax.persistence", "internal.db", type -> isIn(type, "internal.db", "jp.noren.persistence")),
                only("org.apache.openjpa", "internal.db", type -> isIn(type, "internal.db", "jp.noren.persistence")),
                only("org.apache.aries.jpa", "internal.db", type -> isIn(type, "internal.db", "jp.noren.persistence")),
                only("javax.ws.rs", "internal.rest", type -> isIn(type, "internal.rest", "jp.noren.rest")),
                only("org.apache.cxf", "jp.noren.rest", type -> isIn(type, null, "jp.noren.rest")),
                only("org.apache.karaf.shell", "internal.shell", type -> isIn(type, "internal.shell", null)),
                new HouseRule("the time comes from the Clock service", ImportRules::machineTime),
                new HouseRule("no bundle activator", ImportRules::activators),
                new HouseRule("no amount from a text by BigDecimal", ImportRules::bigDecimals));
    }

    private static HouseRule only(String framework, String place, Predicate<JavaClass> allowed) {
        return new HouseRule(framework + " only in " + place, bundle -> bundle.classes().stream()
                .filter(type -> !allowed.test(type))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isBelow(dependency.getTargetClass().getPackageName(), framework))
                .map(Dependency::getDescription));
    }

    private static boolean isBelow(String packageName, String root) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    private static boolean isIn(JavaClass type, String layer, String bundle) {
        String name = type.getPackageName();
        return layer != null && (name + ".").contains("." + layer + ".") || bundle != null && isBelow(name, bundle);
    }

    private static Stream<String> betweenBundles(BundleUnderTest bundle) {
        return bundle.classes().stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isForeign(bundle, dependency))
                .map(Dependency::getDescription);
    }

    private static boolean isForeign(BundleUnderTest bundle, Dependency dependency) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!isBelow(target, "jp.noren")) {
            return false;
        }
        Optional<String> owner = bundle.names().owner(target);
        if (owner.filter(bundle.name()::equals).isPresent()) {
            return false;
        }
        boolean internal = (target + ".").contains(".internal.");
        return internal || owner.isEmpty() || !BundleNames.mayImport(bundle.name(), owner.get());
    }

    private static Stream<String> machineTime(BundleUnderTest bundle) {
        if (bundle.name().equals(TIME) || BundleNames.isForTests(bundle.name())) {
            return Stream.empty();
        }
        return bundle.classes().stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(ImportRules::readsTheMachine)
                .filter(access -> !isProgram(access.getOrigin()))
                .map(JavaAccess::getDescription);
    }

    /** A program of its own has no services to ask. */
    private static boolean isProgram(JavaCodeUnit origin) {
        return origin.getName().equals("main") && origin.getModifiers().contains(JavaModifier.STATIC);
    }

    private static boolean readsTheMachine(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean withClock = access.getTarget().getFullName().contains("(java.time.Clock)");
        return owner.startsWith("java.time.") && name.equals("now") && !withClock
                || owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick"))
                || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                || owner.equals("java.util.Calendar") && name.equals("getInstance")
                || access.getTarget().getFullName().equals("java.util.Date.<init>()");
    }

    private static Stream<String> activators(BundleUnderTest bundle) {
        return bundle.classes().stream()
                .filter(type -> type.getRawInterfaces().stream()
                        .anyMatch(one -> one.getName().equals("org.osgi.framework.BundleActivator")))
                .map(JavaClass::getName);
    }

    private static Stream<String> bigDecimals(BundleUnderTest bundle) {
        return bundle.classes().stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> Set.of(
                                "java.math.BigDecimal.<init>(java.lang.String)", "java.math.BigDecimal.<init>(double)")
                        .contains(call.getTarget().getFullName()))
                .map(JavaAccess::getDescription);
    }
}
