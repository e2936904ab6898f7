package jp.noren.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The handbook's page of who may do what. */
final class MatrixPage {
    private static final Map<String, String> SIGNS = Map.of(Matrix.IN, "✓", "401", "401", "403", "–", "404", "404");

    private final Matrix matrix;
    private final Map<String, Integer> played;
    private final Set<String> notInTheDemo;

    MatrixPage(Matrix matrix, Map<String, Integer> played, Set<String> notInTheDemo) {
        this.matrix = matrix;
        this.played = new TreeMap<>(played);
        this.notInTheDemo = notInTheDemo;
    }

    private String text() {
        StringBuilder page = new StringBuilder("# Who may do what\n\n");
        page.append(
                        "Every operation of the document against every kind of principal. Written by `AuthorisationMatrix`, which plays each cell over REST")
                .append(" against the shipped archive and fails when an answer is another one.\n\n")
                .append(
                        "- ✓ let in, as far as the rules of the business go · – refused (403) · 401 not signed in, or a token that is no longer good · 404 there is no such thing for him\n")
                .append(
                        "- The object, where there is one, is one of *member*, *reseller* and *client*. It is foreign to *neighbour* (a member of the same storefront), *stranger* (of another one),")
                .append(
                        " *other-reseller* and *other-client*: they get what they would get if it did not exist, word by word.\n")
                .append(
                        "- One that does not exist is 404 for everybody who is not refused before. Who is refused writes no row.\n\n");
        int cells = played.values().stream().mapToInt(Integer::intValue).sum();
        page.append("Operations: ")
                .append(matrix.rows().size())
                .append(". Cells played: ")
                .append(cells)
                .append(" ")
                .append(played)
                .append(".\n");
        if (!notInTheDemo.isEmpty()) {
            page.append("Asked for as absent alone, because the demo has none of them: ")
                    .append(String.join(", ", notInTheDemo))
                    .append(".\n");
        }
        List<String> principals = matrix.principals();
        page.append("\n| operation | object | ")
                .append(String.join(" | ", principals))
                .append(" |\n|---|---|");
        page.append("---|".repeat(principals.size())).append('\n');
        matrix.rows().values().forEach(row -> page.append(line(row)));
        return page.toString();
    }

    private static String line(Matrix.Row row) {
        StringBuilder line = new StringBuilder("| `").append(row.operation()).append("` | ");
        line.append(row.kind() == null ? "" : row.kind()).append(" | ");
        row.cells().values().forEach(cell -> line.append(SIGNS.get(cell)).append(" | "));
        return line.toString().strip() + "\n";
    }

    void save(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
