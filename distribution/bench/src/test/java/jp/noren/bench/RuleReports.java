package jp.noren.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the tests of a bundle reported. */
final class RuleReports {
    private static final Pattern RULE = Pattern.compile("\\bR(\\d{3})(?:(?: to |-|–)R(\\d{3}))?\\b");

    /**
     * @param type simple name of the test class
     * @param name as the test is displayed
     * @param rules numbers it carries, those between {@code R121 to R124} included
     */
    record Result(String type, String name, Set<String> rules, boolean passed) {}

    private RuleReports() {}

    static List<Result> read(Path bundle) throws IOException {
        Path reports = bundle.resolve("target/surefire-reports");
        List<Result> results = new ArrayList<>();
        if (Files.isDirectory(reports)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
                for (Path file : files) {
                    results.addAll(report(file));
                }
            }
        }
        return results;
    }

    private static List<Result> report(Path file) throws IOException {
        String type =
                file.getFileName().toString().replaceAll("^TEST-|\\.xml$", "").replaceAll("^.*\\.", "");
        NodeList cases;
        try {
            cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file.toString(), e);
        }
        return IntStream.range(0, cases.getLength())
                .mapToObj(i -> result(type, (Element) cases.item(i)))
                .filter(result -> !result.rules().isEmpty())
                .toList();
    }

    private static Result result(String type, Element test) {
        String name = test.getAttribute("classname") + ": " + test.getAttribute("name");
        boolean red = test.getElementsByTagName("failure").getLength() > 0
                || test.getElementsByTagName("error").getLength() > 0;
        boolean skipped = test.getElementsByTagName("skipped").getLength() > 0;
        return new Result(type, name, skipped ? Set.of() : rules(name), !red);
    }

    private static Set<String> rules(String name) {
        Set<String> rules = new TreeSet<>();
        Matcher found = RULE.matcher(name);
        while (found.find()) {
            int first = Integer.parseInt(found.group(1));
            int last = found.group(2) == null ? first : Integer.parseInt(found.group(2));
            IntStream.rangeClosed(first, last).mapToObj("R%03d"::formatted).forEach(rules::add);
        }
        return rules;
    }
}
