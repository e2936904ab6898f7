package jp.noren.testing.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each text exists in three languages with the same values to fill in. */
final class CatalogueRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9_.]+\\}");
    private static final Pattern OTHER_LANGUAGE = Pattern.compile(".*_(ja|vi)\\.properties");

    private CatalogueRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(new HouseRule(
                "the texts of English, Japanese and Vietnamese have equal keys and placeholders",
                CatalogueRules::differences));
    }

    private static Stream<String> differences(BundleUnderTest bundle) {
        return Stream.of("src/main/resources/i18n", "src/main/resources/OSGI-INF/l10n")
                .flatMap(folder -> bundle.files(folder, ".properties"))
                .flatMap(path -> OTHER_LANGUAGE.matcher(path.toString()).matches()
                        ? englishOf(bundle, path)
                        : compare(bundle, path));
    }

    private static Stream<String> englishOf(BundleUnderTest bundle, Path path) {
        Path english = Path.of(path.toString().replaceFirst("_(ja|vi)\\.properties$", ".properties"));
        return Files.exists(english) ? Stream.empty() : Stream.of(bundle.label(path) + " has no English");
    }

    private static Stream<String> compare(BundleUnderTest bundle, Path english) {
        return Stream.of("ja", "vi").flatMap(language -> {
            Path other = Path.of(english.toString().replaceFirst("\\.properties$", "_" + language + ".properties"));
            if (!Files.exists(other)) {
                return Stream.of(bundle.label(english) + " has no " + language);
            }
            try {
                return compare(bundle.label(other), read(english), read(other));
            } catch (IllegalArgumentException e) {
                return Stream.of(bundle.label(other) + ": " + e.getMessage());
            }
        });
    }

    private static Stream<String> compare(String label, Map<String, String> english, Map<String, String> other) {
        TreeSet<String> keys = new TreeSet<>(english.keySet());
        keys.addAll(other.keySet());
        return keys.stream()
                .filter(key -> !placeholders(english.get(key)).equals(placeholders(other.get(key))))
                .map(key -> label + " differs at " + key);
    }

    /** The set of placeholders; a text that is not there differs from one without placeholders. */
    private static String placeholders(String text) {
        return text == null
                ? "absent"
                : PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining());
    }

    private static Map<String, String> read(Path path) {
        Map<String, String> texts = new LinkedHashMap<>();
        String[] lines;
        try {
            lines = Files.readString(path).replaceAll("\\\\\n\\s*", "").split("\n");
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(path.getFileName() + " is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String line : lines) {
            int end = line.indexOf('=');
            if (end > 0 && !line.startsWith("#")) {
                String before = texts.put(line.substring(0, end).strip(), line.substring(end + 1));
                if (before != null) {
                    throw new IllegalArgumentException(line.substring(0, end).strip() + " stands there twice");
                }
            }
        }
        return texts;
    }
}
