package jp.noren.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what is planted against it, and finds nothing in a bundle that keeps it. */
class RulesBiteTest {
    private static final String CAPABILITY = "jp.noren.planted";
    private static final String PROVIDER = "jp.noren.payment.planted";

    /** A violation of a rule: in which bundle, what is planted, and a word that the finding must hold. */
    private record Plant(String rule, String bundle, Consumer<PlantedBundle> planting, String found) {}

    private static Plant plant(String rule, String path, String code, String found) {
        return new Plant(rule, CAPABILITY, bundle -> bundle.type(path, code), found);
    }

    private static Plant file(String rule, String path, String text, String found) {
        return new Plant(rule, CAPABILITY, bundle -> bundle.write(path, text), found);
    }

    private static final String LAYERS = "rest, db, shell -> app -> domain; rest never sees db";
    private static final String PURE = "domain: java.* and the kernel, without a clock, a logger, a database";
    private static final String OTHERS = "of other bundles only what they export, and only those that are meant for it";
    private static final String TIME = "the time comes from the Clock service";
    private static final String CATALOGUES =
            "the texts of English, Japanese and Vietnamese have equal keys and placeholders";
    private static final String LATER = "nothing is put off, nobody signs";

    private static List<Plant> plants() {
        return Stream.of(structure(), imports(), time(), sizes(), texts())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Plant> structure() {
        String db = "public class Rows {}";
        return List.of(
                new Plant(
                        LAYERS,
                        CAPABILITY,
                        bundle -> bundle.type("internal/db/Rows", db)
                                .type("internal/rest/View", "class View { jp.noren.planted.internal.db.Rows rows; }"),
                        "Rows"),
                new Plant(
                        LAYERS,
                        CAPABILITY,
                        bundle -> bundle.type("internal/db/Rows", db)
                                .type("internal/app/Use", "class Use { jp.noren.planted.internal.db.Rows rows; }"),
                        "Rows"),
                new Plant(
                        LAYERS,
                        CAPABILITY,
                        bundle -> bundle.type("internal/app/Use", "public class Use {}")
                                .type("internal/domain/Rule", "class Rule { jp.noren.planted.internal.app.Use use; }"),
                        "Use"),
                plant(
                        "internal is divided into domain, app, db, rest, shell",
                        "internal/util/Helper",
                        "class Helper {}",
                        "Helper"),
                plant(PURE, "internal/domain/Rule", "class Rule { java.time.Clock clock; }", "Clock"),
                plant(PURE, "internal/domain/Rule", "class Rule { java.util.logging.Logger log; }", "Logger"),
                plant(PURE, "internal/domain/Rule", "class Rule { jp.noren.audit.api.Trail trail; }", "Trail"),
                plant("money is never a double", "internal/domain/Fee", "record Fee(double yen) {}", "yen"),
                new Plant(
                        "an exported package has a version and is not internal",
                        CAPABILITY,
                        bundle -> bundle.write(
                                        "src/main/java/jp/noren/planted/package-info.java",
                                        "@Export\npackage jp.noren.planted;\nimport jp.noren.planted.internal.Export;\n")
                                .type("internal/Export", "public @interface Export {}"),
                        "package-info"),
                plant(
                        "every REST method says who may call it: @Allowed or @Public",
                        "internal/rest/OrdersResource",
                        "class OrdersResource implements jp.noren.rest.RestResource { @javax.ws.rs.GET void read() {} }",
                        "read()"));
    }

    private static List<Plant> imports() {
        return List.of(
                plant(OTHERS, "internal/app/Use", "class Use { jp.noren.audit.Inner inner; }", "Inner"),
                plant(OTHERS, "internal/app/Use", "class Use { jp.noren.audit.api.internal.Hidden it; }", "Hidden"),
                new Plant(
                        OTHERS,
                        PROVIDER,
                        bundle -> bundle.type("internal/app/Use", "class Use { jp.noren.audit.api.Trail it; }"),
                        "Trail"),
                plant(
                        "javax.persistence only in internal.db",
                        "internal/app/Use",
                        "@javax.persistence.Entity class Use {}",
                        "Entity"),
                plant(
                        "org.apache.openjpa only in internal.db",
                        "internal/app/Use",
                        "class Use { org.apache.openjpa.Kit kit; }",
                        "Kit"),
                plant(
                        "org.apache.aries.jpa only in internal.db",
                        "internal/app/Use",
                        "class Use { org.apache.aries.jpa.template.Tool tool; }",
                        "Tool"),
                plant(
                        "javax.ws.rs only in internal.rest",
                        "internal/app/Use",
                        "class Use { @javax.ws.rs.GET void read() {} }",
                        "GET"),
                plant(
                        "org.apache.cxf only in jp.noren.rest",
                        "internal/rest/Server",
                        "class Server { org.apache.cxf.Bus bus; }",
                        "Bus"),
                plant(
                        "org.apache.karaf.shell only in internal.shell",
                        "internal/app/Use",
                        "class Use { org.apache.karaf.shell.Action action; }",
                        "Action"),
                new Plant(
                        "no bundle activator",
                        CAPABILITY,
                        bundle -> bundle.write(
                                        "src/main/java/org/osgi/framework/BundleActivator.java",
                                        "package org.osgi.framework; public interface BundleActivator {}")
                                .type(
                                        "internal/app/Start",
                                        "class Start implements org.osgi.framework.BundleActivator {}"),
                        "Start"),
                plant(
                        "no amount from a text by BigDecimal",
                        "internal/app/Use",
                        "class Use { Object it = new java.math.BigDecimal(\"1e9\"); }",
                        "BigDecimal"));
    }

    private static List<Plant> time() {
        return Stream.of(
                        "java.time.Instant.now()",
                        "java.time.LocalDate.now()",
                        "java.time.LocalDateTime.now(java.time.ZoneId.of(\"Asia/Tokyo\"))",
                        "java.time.Clock.systemUTC()",
                        "System.currentTimeMillis()",
                        "new java.util.Date()",
                        "java.util.Calendar.getInstance()")
                .map(code -> plant(TIME, "internal/app/Use", "class Use { Object it = " + code + "; }", "Use"))
                .toList();
    }

    private static List<Plant> sizes() {
        String body = "int i = 0;\n" + "i++;\n".repeat(38);
        return List.of(
                plant(
                        "a file has 300 lines at most, a resource 150",
                        "internal/app/Use",
                        "class Use {}\n" + "//\n".repeat(299),
                        "301 lines"),
                plant(
                        "a file has 300 lines at most, a resource 150",
                        "internal/rest/OrdersResource",
                        "class OrdersResource {}\n" + "//\n".repeat(149),
                        "151 lines"),
                plant(
                        "a method has 40 lines at most",
                        "internal/app/Use",
                        "class Use { void handle() {\n" + body + "} }",
                        "handle has 41 lines"),
                plant(
                        "a resource's method has 12 lines inside at most (8 are the aim)",
                        "internal/rest/OrdersResource",
                        "class OrdersResource { void read() {\n int i = 0;\n" + "i++;\n".repeat(12) + "} }",
                        "read has 15 lines"),
                plant(
                        "a constructor has 5 parameters at most",
                        "internal/app/Use",
                        "class Use { Use(int a, int b, int c, int d, int e, int f) {} }",
                        "6 parameters"),
                file(
                        "a bundle's pom has 70 lines at most (30 are the aim)",
                        "pom.xml",
                        "<a/>\n".repeat(71),
                        "71 lines"));
    }

    private static List<Plant> texts() {
        return List.of(
                plant(LATER, "internal/app/Use", "class Use { } // TO" + "DO later\n", "TO" + "DO"),
                file(LATER, "src/main/resources/db/planted/V001__x.sql", "-- FIX" + "ME\n", "V001__x.sql:1"),
                plant(LATER, "internal/app/Use", "/** @auth" + "or me */ class Use { }\n", "@auth" + "or"),
                file("a test does not sleep", "src/test/java/ATest.java", "{ Thread.sle" + "ep(10); }", "ATest"),
                file("no test is switched off", "src/test/java/ATest.java", "@Dis" + "abled class ATest {}", "ATest"),
                plant(
                        "a statement names its columns: a later step adds some",
                        "internal/db/Rows",
                        "class Rows { String sql = \"select * from t\"; }",
                        "Rows.java:2"),
                file("README.md begins with the bundle's one sentence", "README.md", "\nLater.\n", "README"),
                new Plant(CATALOGUES, CAPABILITY, bundle -> catalogue(bundle, "a=A {x}", "a=あ {x}", "b=B"), "at a"),
                new Plant(CATALOGUES, CAPABILITY, bundle -> catalogue(bundle, "a=A {x}", "a=あ {y}", "a=A {x}"), "_ja"),
                new Plant(CATALOGUES, CAPABILITY, bundle -> catalogue(bundle, "a=A", "a=あ\na=い", "a=A"), "twice"),
                file(CATALOGUES, "src/main/resources/i18n/planted.properties", "a=A\n", "has no ja"),
                file(CATALOGUES, "src/main/resources/i18n/planted_vi.properties", "a=A\n", "has no English"));
    }

    private static PlantedBundle catalogue(PlantedBundle bundle, String english, String japanese, String vietnamese) {
        return bundle.write("src/main/resources/i18n/planted.properties", english)
                .write("src/main/resources/i18n/planted_ja.properties", japanese)
                .write("src/main/resources/i18n/planted_vi.properties", vietnamese);
    }

    @TestFactory
    Stream<DynamicTest> eachRuleFindsWhatIsPlanted(@TempDir Path workspace) {
        List<Plant> plants = plants();
        return Stream.iterate(0, i -> i < plants.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(
                        plants.get(i).rule() + " / " + plants.get(i).found(), () -> {
                            Plant plant = plants.get(i);
                            PlantedBundle bundle = new PlantedBundle(workspace.resolve("plant" + i), plant.bundle());
                            plant.planting().accept(bundle);
                            assertThat(bundle.violations(plant.rule()))
                                    .isNotEmpty()
                                    .anyMatch(finding -> finding.contains(plant.found()));
                        }));
    }

    @Test
    void noRuleIsWithoutAPlant() {
        TreeSet<String> planted =
                new TreeSet<>(plants().stream().map(Plant::rule).toList());
        assertThat(planted)
                .containsExactlyInAnyOrderElementsOf(
                        HouseRules.all().stream().map(HouseRule::name).toList());
    }

    @Test
    void aBundleThatKeepsThemAllIsLeftInPeace(@TempDir Path workspace) {
        PlantedBundle bundle = new PlantedBundle(workspace, CAPABILITY)
                .type("internal/domain/Fee", "public record Fee(jp.noren.kernel.Yen yen) {}")
                .type(
                        "internal/app/Charge",
                        "public class Charge { private final java.time.Clock clock = null; jp.noren.audit.api.Trail trail;"
                                + " java.time.LocalDate today() { return java.time.LocalDate.now(clock); }"
                                + " jp.noren.planted.internal.domain.Fee fee; }")
                .type(
                        "internal/db/FeeEntity",
                        "@javax.persistence.Entity class FeeEntity { jp.noren.planted.internal.app.Charge port; }")
                .type(
                        "internal/rest/FeesResource",
                        "class FeesResource implements jp.noren.rest.RestResource {"
                                + " @javax.ws.rs.GET @jp.noren.rest.Public public jp.noren.planted.internal.domain.Fee read()"
                                + " { return null; } }")
                .type(
                        "internal/app/Alone",
                        "class Alone { public static void main(String[] a) { java.time.Clock.systemUTC(); } }")
                .type("internal/shell/Verb", "class Verb { org.apache.karaf.shell.Action action; }")
                .type("internal/app/Big", "record Big(int a, int b, int c, int d, int e, int f) {}")
                .write("src/test/java/ATest.java", "class ATest {}");
        catalogue(bundle, "a=A {x} {y}", "a=あ {y} {x}", "a=A {x} {y}");
        Map<String, List<String>> findings = new TreeMap<>();
        for (HouseRule rule : HouseRules.all()) {
            List<String> found = bundle.violations(rule.name());
            if (!found.isEmpty()) {
                findings.put(rule.name(), found);
            }
        }
        assertThat(findings).isEmpty();
    }
}
