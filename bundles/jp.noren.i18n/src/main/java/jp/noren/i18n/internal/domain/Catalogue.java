package jp.noren.i18n.internal.domain;

import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts by language and code. */
public final class Catalogue {
    public static final Catalogue EMPTY = new Catalogue(Map.of());

    private static final Pattern FILE = Pattern.compile("[a-z0-9.-]+?(?:_([a-z]{2}))?\\.properties");

    /** A text is sought in the language asked for, then in Japanese, then in English. */
    private static final List<Language> THEN = List.of(Language.JA, Language.EN);

    private final Map<Language, Map<String, Template>> texts;

    private Catalogue(Map<Language, Map<String, Template>> texts) {
        this.texts = texts;
    }

    /**
     * Reads one file; its name tells the language: {@code member.properties} English, {@code member_ja.properties} Japanese.
     *
     * @throws IllegalArgumentException for a name of another form or a language that is not ours
     */
    public static Catalogue read(String fileName, Reader file) throws IOException {
        Matcher name = FILE.matcher(fileName);
        if (!name.matches()) {
            throw new IllegalArgumentException("not the name of a catalogue: " + fileName);
        }
        String code = name.group(1) == null ? "en" : name.group(1);
        Language language = Language.of(code)
                .orElseThrow(() -> new IllegalArgumentException("not a language of the house: " + fileName));
        Properties entries = new Properties();
        entries.load(file);
        Map<String, Template> templates = new HashMap<>();
        entries.stringPropertyNames().forEach(k -> templates.put(k, Template.parse(entries.getProperty(k))));
        return new Catalogue(Map.of(language, templates));
    }

    /** All texts of all catalogues; where two have the same code, the later one's. */
    public static Catalogue union(Iterable<Catalogue> catalogues) {
        Map<Language, Map<String, Template>> all = new EnumMap<>(Language.class);
        for (Catalogue catalogue : catalogues) {
            catalogue.texts.forEach((language, templates) ->
                    all.computeIfAbsent(language, l -> new HashMap<>()).putAll(templates));
        }
        return new Catalogue(all);
    }

    public Optional<String> find(Language language, String code, Map<String, ?> args) {
        return find(language, language, code, args).or(() -> THEN.stream()
                .flatMap(other -> find(other, language, code, args).stream())
                .findFirst());
    }

    private Optional<String> find(Language texts, Language values, String code, Map<String, ?> args) {
        return Optional.ofNullable(this.texts.getOrDefault(texts, Map.of()).get(code))
                .map(template -> template.render(values, args));
    }
}
