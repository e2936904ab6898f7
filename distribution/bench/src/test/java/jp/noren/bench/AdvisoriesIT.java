package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The known advisories of what is shipped: each is answered, each answer is held by tests, and none is kept for longer than it is true. */
class AdvisoriesIT {
    private static final Path ROOT = Path.of(System.getProperty("noren.root"));
    private static final Pattern COUNTS = Pattern.compile("<testsuite [^>]*\\btests=\"(\\d+)\"");
    private static final Pattern RED = Pattern.compile("<(failure|error)[ >]");

    private static Map<String, Object> book;
    private static final Map<String, String> SHIPPED = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        book = new Yaml().load(Files.readString(ROOT.resolve("distribution/security/advisories.yaml")));
        collect(Api.JSON
                .readTree(ROOT.resolve("distribution/assembly/target/assembly/sbom.cdx.json")
                        .toFile())
                .path("components"));
    }

    private static void collect(JsonNode components) {
        for (JsonNode component : components) {
            String[] purl = component.path("purl").asText().split("@");
            SHIPPED.put(purl[0], purl[1]);
            collect(component.path("components"));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> advisories() {
        return (List<Map<String, Object>>) book.get("advisories");
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Map<String, Object> of, String name) {
        return (List<String>) of.get(name);
    }

    @Test
    @DisplayName(
            "Every component that is watched is shipped, and has an answer for each of its advisories or none in the shipped version")
    void watched() {
        List<String> answered = new ArrayList<>(advisories().stream()
                .map(advisory -> String.valueOf(advisory.get("component")))
                .toList());
        for (String clean : list(book, "clean")) {
            String[] purl = clean.split("@");
            assertThat(SHIPPED).as("the version that was looked through").containsEntry(purl[0], purl[1]);
            assertThat(answered).as("either clean or not").doesNotContain(purl[0]);
            answered.add(purl[0]);
        }
        assertThat(SHIPPED.keySet()).containsAll(list(book, "watched"));
        assertThat(answered).containsAll(list(book, "watched"));
    }

    @Test
    @DisplayName("No entry is stale: its component is shipped, in a version before the fixed one")
    void stale() {
        for (Map<String, Object> advisory : advisories()) {
            String component = String.valueOf(advisory.get("component"));
            assertThat(SHIPPED).as("%s of %s", advisory.get("ids"), component).containsKey(component);
            String fixed = String.valueOf(advisory.get("fixed"));
            if (!fixed.equals("none")) {
                assertThat(compare(SHIPPED.get(component), fixed))
                        .as("%s is fixed in %s, shipped is %s", advisory.get("ids"), fixed, SHIPPED.get(component))
                        .isNegative();
            }
        }
    }

    @Test
    @DisplayName("Every entry says what it is about, why it does no harm, and in the words of VEX")
    void words() {
        for (Map<String, Object> advisory : advisories()) {
            assertThat(advisory).containsKeys("ids", "about", "because");
            assertThat(advisory.get("status")).isIn("not_affected", "mitigated");
            assertThat(advisory.get("justification"))
                    .isIn(
                            "component_not_present",
                            "vulnerable_code_not_present",
                            "vulnerable_code_not_in_execute_path",
                            "vulnerable_code_cannot_be_controlled_by_adversary",
                            "inline_mitigations_already_exist");
            assertThat(list(advisory, "tests")).isNotEmpty();
        }
    }

    @Test
    @DisplayName("Every test that an entry names exists, and those of the bundles were run in this build and are green")
    void tests() {
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> advisory : advisories()) {
            for (String test : list(advisory, "tests")) {
                fault(test).ifPresent(fault -> wrong.add(advisory.get("ids") + ": " + fault));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> fault(String test) {
        String[] parts = test.split("#");
        Path source = Path.of("src/test/java", parts[0].replace('.', '/') + ".java");
        for (Path module : modules()) {
            Path file = module.resolve(source);
            if (Files.exists(file)) {
                return read(file).contains("void " + parts[1] + "(")
                        ? report(module, parts[0])
                        : Optional.of("no method " + test);
            }
        }
        return Optional.of("no class " + test);
    }

    /** Nothing to say when the module was not tested in this build at all. */
    private static Optional<String> report(Path module, String type) {
        List<Path> folders = Stream.of("surefire-reports", "failsafe-reports")
                .map(module.resolve("target")::resolve)
                .filter(Files::isDirectory)
                .toList();
        if (folders.isEmpty()) {
            return Optional.empty();
        }
        for (Path folder : folders) {
            Path report = folder.resolve("TEST-" + type + ".xml");
            if (Files.exists(report)) {
                String text = read(report);
                Matcher count = COUNTS.matcher(text);
                boolean run = count.find() && !count.group(1).equals("0");
                return run && !RED.matcher(text).find()
                        ? Optional.empty()
                        : Optional.of(type + " is red, or ran no test");
            }
        }
        // the tests of the archive run beside this one: when one of them is red, so is the build
        return type.endsWith("IT") ? Optional.empty() : Optional.of(type + " was not run");
    }

    private static List<Path> modules() {
        List<Path> modules = new ArrayList<>();
        for (String folder : List.of("bundles", "distribution")) {
            try (Stream<Path> inside = Files.list(ROOT.resolve(folder))) {
                inside.filter(Files::isDirectory).forEach(modules::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return modules;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Number by number; words behind the numbers count for nothing. */
    private static int compare(String some, String other) {
        String[] left = some.split("[.-]");
        String[] right = other.split("[.-]");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int difference = Integer.compare(number(left, i), number(right, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int number(String[] parts, int i) {
        return i < parts.length && parts[i].matches("\\d+") ? Integer.parseInt(parts[i]) : 0;
    }
}
