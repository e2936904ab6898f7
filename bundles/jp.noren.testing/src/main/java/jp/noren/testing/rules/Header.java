package jp.noren.testing.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a header of a bundle's manifest: names, each with its attributes and directives. */
final class Header {

    private Header() {}

    /** The names of the clauses, each with the text behind it; empty for a header that is not there. */
    static Map<String, String> clauses(String header) {
        Map<String, String> clauses = new TreeMap<>();
        for (String clause : split(header == null ? "" : header)) {
            int end = clause.indexOf(';');
            clauses.put(end < 0 ? clause : clause.substring(0, end), end < 0 ? "" : clause.substring(end));
        }
        return clauses;
    }

    /** Commas inside quotes separate nothing. */
    private static List<String> split(String header) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : header.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (c == ',' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
