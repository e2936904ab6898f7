package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Texts that must stay where they were put, and the search for them everywhere else. */
final class Canaries {
    /** Where somebody else's text was found. */
    record Hit(String canary, String where) {}

    /** @param place the one file in which it may stand, below the node's folder; empty for none */
    private record Canary(String text, String place) {}

    private final Map<String, Canary> canaries = new LinkedHashMap<>();
    private final List<Hit> hits = new ArrayList<>();
    private long bytes;
    private int places;

    /** Keeps a secret that the house made, or makes one of its own. */
    String put(String name, String text, String place) {
        canaries.put(name, new Canary(text, place));
        return text;
    }

    String put(String name, String text) {
        return put(name, text, "");
    }

    int size() {
        return canaries.size();
    }

    int places() {
        return places;
    }

    long bytes() {
        return bytes;
    }

    List<Hit> hits() {
        return List.copyOf(hits);
    }

    /** Looks into what the house said: an answer, a listing, a dump. */
    void search(String where, String said) {
        places++;
        bytes += said.length();
        canaries.forEach((name, canary) -> {
            if (said.contains(canary.text())) {
                hits.add(new Hit(name, where));
            }
        });
    }

    /** Looks into every file below a folder, byte by byte. Texts are looked for as the databases and logs write them. */
    void searchFiles(Path folder, String... leftOut) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String place = folder.relativize(file).toString();
                if (Stream.of(leftOut).noneMatch(place::startsWith)) {
                    searchFile(file, place);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void searchFile(Path file, String place) {
        places++;
        String content = content(file);
        bytes += content.length();
        canaries.forEach((name, canary) -> {
            if (!place.equals(canary.place()) && (content.contains(canary.text()) || content.contains(wide(canary)))) {
                hits.add(new Hit(name, place));
            }
        });
    }

    /** In two bytes a letter. */
    private static String wide(Canary canary) {
        return new String(canary.text().getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
    }

    static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those with a place that are not in it: a search for what was never there would prove nothing. */
    List<String> notInTheirPlace(Path folder) {
        return canaries.entrySet().stream()
                .filter(one -> !one.getValue().place().isEmpty())
                .filter(one -> !content(folder.resolve(one.getValue().place()))
                        .contains(one.getValue().text()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
