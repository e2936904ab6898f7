package jp.noren.persistence.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.noren.persistence.Sql.Dialect;

/**
 * Cuts the text of a step into statements (each ends with {@code ;} at the end of a line) and fills in the words that differ between the
 * databases. A line {@code -- only: postgresql} or {@code -- only: derby} keeps the statement after it to one of them.
 */
final class Script {
    private static final Map<Dialect, Map<String, String>> WORDS = Map.of(
            Dialect.DERBY, Map.of("${bytes}", "blob", "${text}", "clob", "${stored}", ""),
            Dialect.POSTGRESQL, Map.of("${bytes}", "bytea", "${text}", "text", "${stored}", "stored"));

    private Script() {}

    static List<String> statements(String text, Dialect dialect) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        boolean ours = true;
        for (String line : text.lines().map(String::stripTrailing).toList()) {
            if (line.strip().startsWith("--")) {
                ours = ours && isFor(line, dialect);
            } else if (!line.isBlank()) {
                statement.append(statement.isEmpty() ? "" : "\n").append(line);
            }
            if (line.endsWith(";") && !statement.isEmpty()) {
                statement.setLength(statement.length() - 1);
                if (ours) {
                    statements.add(fill(statement.toString(), dialect));
                }
                statement.setLength(0);
                ours = true;
            }
        }
        if (!statement.isEmpty()) {
            throw new SchemaRefusedException("A statement lacks its ';' at the end of a line: " + statement);
        }
        return statements;
    }

    private static boolean isFor(String comment, Dialect dialect) {
        String words = comment.strip().substring(2).strip().toLowerCase(Locale.ROOT);
        return !words.startsWith("only:")
                || words.substring("only:".length())
                        .strip()
                        .equals(dialect.name().toLowerCase(Locale.ROOT));
    }

    private static String fill(String statement, Dialect dialect) {
        String filled = statement;
        for (Map.Entry<String, String> word : WORDS.get(dialect).entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        if (filled.contains("${")) {
            throw new SchemaRefusedException("An unknown placeholder stands in: " + filled);
        }
        return filled;
    }
}
