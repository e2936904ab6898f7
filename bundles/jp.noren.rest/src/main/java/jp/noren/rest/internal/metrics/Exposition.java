package jp.noren.rest.internal.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics as text, version 0.0.4 of the format: the lines of one metric together, under its type. */
final class Exposition {
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Pattern FIGURE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\\\\n]*\",?)*)\\})?");

    private record Family(String type, StringBuilder lines) {}

    private final Map<String, Family> families = new TreeMap<>();

    /** @param pairs name, value, name, value */
    static String labels(String... pairs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ",")
                    .append(pairs[i])
                    .append("=\"")
                    .append(escaped(pairs[i + 1]))
                    .append('"');
        }
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    void counter(String name, String labels, Number value) {
        line(name, "counter", name, labels, value);
    }

    void gauge(String name, String labels, Number value) {
        line(name, "gauge", name, labels, value);
    }

    void bucket(String name, String labels, String bound, long count) {
        line(name, "histogram", name + "_bucket", labels + ",le=\"" + bound + "\"", count);
    }

    void sumAndCount(String name, String labels, double sum, long count) {
        line(name, "histogram", name + "_sum", labels, sum);
        line(name, "histogram", name + "_count", labels, count);
    }

    /** What a bundle tells as {@code name} or {@code name{label="value"}}; what is not written so is left out, and false. */
    boolean figure(String figure, Number value) {
        Matcher matcher = FIGURE.matcher(figure);
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group(1);
        line(
                name,
                name.endsWith("_total") ? "counter" : "gauge",
                name,
                matcher.group(2) == null ? "" : matcher.group(2),
                value);
        return true;
    }

    private void line(String family, String type, String name, String labels, Number value) {
        StringBuilder lines = families.computeIfAbsent(family, key -> new Family(type, new StringBuilder()))
                .lines();
        lines.append(name);
        if (!labels.isEmpty()) {
            lines.append('{').append(labels).append('}');
        }
        lines.append(' ').append(value).append('\n');
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder(16 * 1024);
        families.forEach((name, family) -> all.append("# TYPE ")
                .append(name)
                .append(' ')
                .append(family.type())
                .append('\n')
                .append(family.lines()));
        return all.toString();
    }
}
