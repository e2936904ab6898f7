package jp.noren.testing.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may not be written, and what has to be. */
final class TextRules {
    // put together here, because this file is looked at too
    private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b|@auth" + "or\\b");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sle" + "ep\\(|TimeUnit\\.\\w+\\.sle" + "ep\\(");
    private static final Pattern OFF = Pattern.compile("@(Dis" + "abled|Ign" + "ore)\\b");
    private static final Pattern ALL_COLUMNS = Pattern.compile("(?i)\\bselect\\s+(\\w+\\.)?\\*");
    private static final List<String> TEXTS = List.of(".java", ".xml", ".sql", ".yaml", ".cfg", ".properties");

    private TextRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(
                new HouseRule("nothing is put off, nobody signs", bundle -> matches(bundle, "src", LATER)),
                new HouseRule("a test does not sleep", bundle -> matches(bundle, "src/test", SLEEP)),
                new HouseRule("no test is switched off", bundle -> matches(bundle, "src/test", OFF)),
                new HouseRule(
                        "a statement names its columns: a later step adds some",
                        bundle -> matches(bundle, "src/main/java", ALL_COLUMNS)),
                new HouseRule("README.md begins with the bundle's one sentence", TextRules::readme));
    }

    private static Stream<String> matches(BundleUnderTest bundle, String folder, Pattern pattern) {
        return TEXTS.stream().flatMap(end -> bundle.files(folder, end)).flatMap(path -> lines(bundle, path, pattern));
    }

    private static Stream<String> lines(BundleUnderTest bundle, Path path, Pattern pattern) {
        String text = read(path);
        Matcher matcher = pattern.matcher(text);
        return matcher.results()
                .map(found -> bundle.label(path) + ":"
                        + text.substring(0, found.start()).lines().count() + " " + found.group());
    }

    private static Stream<String> readme(BundleUnderTest bundle) {
        Path readme = bundle.file("README.md");
        if (!Files.isRegularFile(readme)) {
            return Stream.of("there is no README.md");
        }
        String first = read(readme).lines().findFirst().orElse("");
        boolean sentence = first.replaceFirst("^# ", "").split(" ").length >= 4;
        return sentence ? Stream.empty() : Stream.of("README.md begins with: " + first);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }
}
