package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Which test proves which rule, made from what the tests of this build reported: a test belongs to a rule when its name, or its class's, carries the
 * rule's number. The page lands in {@code target/pages/rules.md}. A rule without a test has to stand in {@code rules/open.tsv} with the reason,
 * and leaves that list as soon as a test names it. What the tests of a rule do not prove of it stands in {@code rules/partly.tsv}.
 */
class RulesPageIT {
    private static final Path ROOT = Path.of(System.getProperty("noren.root"));
    private static final Path PAGES = Path.of(System.getProperty("noren.pages"));

    /** A rule of the requirements; kinds as there (WIN: a window, MSG: a text, ...). */
    private record Rule(String id, String kind, String section, String statement) {}

    private static final Map<String, List<RuleReports.Result>> RESULTS = new TreeMap<>();
    private static final Map<String, String> OPEN = new LinkedHashMap<>();
    private static final Map<String, String> PARTLY = new LinkedHashMap<>();
    private static final List<Rule> RULES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (String[] cells : table("rules.tsv")) {
            RULES.add(new Rule(cells[0], cells[1], cells[2], cells[3]));
        }
        for (String[] cells : table("open.tsv")) {
            OPEN.put(cells[0], cells[1]);
        }
        for (String[] cells : table("partly.tsv")) {
            PARTLY.put(cells[0], cells[1]);
        }
        try (DirectoryStream<Path> bundles = Files.newDirectoryStream(ROOT.resolve("bundles"), Files::isDirectory)) {
            for (Path bundle : bundles) {
                RuleReports.read(bundle).forEach(RulesPageIT::sort);
            }
        }
        assumeFalse(RESULTS.isEmpty(), "no test has been run in this build");
        write();
    }

    private static void sort(RuleReports.Result result) {
        result.rules().forEach(rule -> RESULTS.computeIfAbsent(rule, r -> new ArrayList<>())
                .add(result));
    }

    @Test
    void everyRuleHasItsTestOrItsReason() {
        Set<String> without = ids();
        without.removeAll(RESULTS.keySet());
        assertThat(without)
                .as("rules without a test, and those that are said to be")
                .isEqualTo(new TreeSet<>(OPEN.keySet()));
    }

    @Test
    void whatIsProvedInPartIsProvedInPart() {
        assertThat(RESULTS.keySet()).containsAll(PARTLY.keySet());
    }

    @Test
    void everyTestOfARuleIsGreen() {
        Set<String> red = RESULTS.values().stream()
                .flatMap(List::stream)
                .filter(result -> !result.passed())
                .map(RuleReports.Result::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(red).isEmpty();
    }

    @Test
    void noTestNamesARuleThatDoesNotExist() {
        Set<String> strangers = new TreeSet<>(RESULTS.keySet());
        strangers.removeAll(ids());
        assertThat(strangers).isEmpty();
    }

    private static Set<String> ids() {
        return RULES.stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String[]> table(String name) {
        try (InputStream in = RulesPageIT.class.getResourceAsStream("/rules/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write() throws IOException {
        StringBuilder page = new StringBuilder("# Rules, and the tests that prove them\n");
        String section = "";
        for (Rule rule : RULES) {
            if (!rule.section().equals(section)) {
                section = rule.section();
                page.append("\n## ")
                        .append(section)
                        .append("\n\n| rule | kind | what it says | tests | result |\n|---|---|---|---|---|\n");
            }
            page.append(row(rule));
        }
        Path folder = Files.createDirectories(PAGES);
        Files.writeString(folder.resolve("rules.md"), page);
    }

    private static String green(Rule rule) {
        return PARTLY.containsKey(rule.id()) ? "green, but not proved: " + PARTLY.get(rule.id()) : "green";
    }

    private static String row(Rule rule) {
        List<RuleReports.Result> results = RESULTS.getOrDefault(rule.id(), List.of());
        long red = results.stream().filter(result -> !result.passed()).count();
        String verdict = results.isEmpty()
                ? "none: " + OPEN.getOrDefault(rule.id(), "?")
                : red == 0 ? green(rule) : red + " red";
        String classes = results.stream()
                .map(RuleReports.Result::type)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "| %s | %s | %s | %d: %s | %s |\n"
                .formatted(rule.id(), rule.kind(), rule.statement(), results.size(), classes, verdict);
    }
}
