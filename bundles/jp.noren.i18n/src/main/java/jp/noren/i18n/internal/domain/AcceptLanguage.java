package jp.noren.i18n.internal.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chooses a language as RFC 4647 (lookup) and RFC 9110 (weights) say. */
public final class AcceptLanguage {
    /** A header longer than this is not read at all: nobody speaks that many languages. */
    static final int MAX_LENGTH = 1_000;

    private static final Pattern RANGE =
            Pattern.compile("([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\\*)(?:\\s*;\\s*q=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?");

    private record Wish(String range, double weight) {}

    private AcceptLanguage() {}

    /** The best of the house's languages; Japanese for null, an empty or overlong header, or none of ours. */
    public static Language choose(String header) {
        if (header == null || header.length() > MAX_LENGTH) {
            return Language.JA;
        }
        List<Wish> wishes = read(header);
        Set<Language> refused = EnumSet.noneOf(Language.class);
        wishes.stream().filter(wish -> wish.weight() == 0).forEach(wish -> Language.of(wish.range())
                .ifPresent(refused::add));
        return wishes.stream()
                .filter(wish -> wish.weight() > 0)
                .sorted(Comparator.comparingDouble(Wish::weight).reversed())
                .flatMap(wish -> lookUp(wish.range(), refused).stream())
                .findFirst()
                .orElse(Language.JA);
    }

    private static List<Wish> read(String header) {
        List<Wish> wishes = new ArrayList<>();
        for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
            Matcher wish = RANGE.matcher(part.strip());
            if (wish.matches()) {
                wishes.add(new Wish(wish.group(1), wish.group(2) == null ? 1 : Double.parseDouble(wish.group(2))));
            }
        }
        return wishes;
    }

    /** Our languages have no regions, so cutting a range back, subtag by subtag, always ends at its first one. */
    private static Optional<Language> lookUp(String range, Set<Language> refused) {
        if (range.equals("*")) {
            return Stream.of(Language.values())
                    .filter(language -> !refused.contains(language))
                    .findFirst();
        }
        return Language.of(range.split("-")[0]).filter(language -> !refused.contains(language));
    }
}
