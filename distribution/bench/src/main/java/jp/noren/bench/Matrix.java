package jp.noren.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of who may do what, as {@code authorisation.tsv} says it. */
public final class Matrix {
    /** Let in, as far as authorisation goes. */
    static final String IN = "in";

    private final List<String> principals;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * @param operation {@code GET /orders/{id}}
     * @param place where the object is named: a parameter of the path, {@code ?query}, {@code body.field}; null where there is none
     * @param kind what the object is; null where there is none
     * @param cells principal to what he gets
     */
    public record Row(String operation, String place, String kind, Map<String, String> cells) {}

    private Matrix(List<String> lines) {
        List<String> table = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        List<String> head = List.of(table.get(0).split("\t"));
        principals = head.subList(2, head.size());
        table.subList(1, table.size()).forEach(this::add);
    }

    private void add(String line) {
        List<String> cells = Arrays.asList(line.split("\t"));
        if (cells.size() != principals.size() + 2) {
            throw new IllegalArgumentException(cells.size() + " cells in: " + line);
        }
        Map<String, String> byPrincipal = new LinkedHashMap<>();
        for (int i = 0; i < principals.size(); i++) {
            byPrincipal.put(principals.get(i), cells.get(i + 2));
        }
        String[] object = cells.get(1).split("=");
        boolean none = object.length < 2;
        Row row = new Row(cells.get(0), none ? null : object[0], none ? null : object[1], byPrincipal);
        if (rows.put(row.operation(), row) != null) {
            throw new IllegalArgumentException("two rows for " + row.operation());
        }
    }

    public static Matrix read() {
        try (InputStream in = Matrix.class.getResourceAsStream("/authorisation.tsv")) {
            return new Matrix(new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> principals() {
        return principals;
    }

    public Map<String, Row> rows() {
        return rows;
    }
}
