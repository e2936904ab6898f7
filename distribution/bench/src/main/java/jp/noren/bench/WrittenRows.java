package jp.noren.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A mark of every table of a running house on PostgreSQL, which changes with each row that is inserted, updated or deleted: the number of rows and the
 * sum of the transactions that wrote them. Of the few tables that a refused request may write to, the mark is made of what it may not change.
 */
final class WrittenRows implements AutoCloseable {
    private static final String ANY_CHANGE = "count(*) || '/' || coalesce(sum(xmin::text::bigint), 0)";

    /**
     * What the house keeps about itself, whether a request is granted or not: kept answers, counted failures of a login, whose turn a job is; and the heads
     * of the trail, which go with its entries.
     */
    private static final Set<String> ITS_OWN =
            Set.of("rest.idempotency", "access.throttles", "persistence.lease", "audit.heads");

    /**
     * Sessions and keys: when they were last used is noted, and nothing else. The trail: that a filing was refused must stand on record (R031), and no
     * other act.
     */
    private static final Map<String, String> IN_PART = Map.of(
            "access.sessions",
            "count(*) || '/' || coalesce(sum(hashtext(token_hash || id || principal || begun_at || expires_at)), 0)",
            "access.api_keys",
            "count(*) || '/' || coalesce(sum(hashtext(key_hash || id || principal || coalesce(expires_at, 0))), 0)",
            "audit.entries",
            "count(*) filter (where act not in ('rental.refused', 'support.filing-refused', 'support.claim-not-taken')) || ''");

    private final Connection connection;
    private final String query;

    WrittenRows(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        query = query(tables());
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select table_schema || '.' || table_name"
                        + " from information_schema.tables where table_type = 'BASE TABLE'"
                        + " and table_schema not in ('pg_catalog', 'information_schema') order by 1")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        tables.removeAll(ITS_OWN);
        return tables;
    }

    private static String query(List<String> tables) {
        return String.join(
                " union all ",
                tables.stream()
                        .map(table ->
                                "select '" + table + "', " + IN_PART.getOrDefault(table, ANY_CHANGE) + " from " + table)
                        .toList());
    }

    Map<String, String> marks() {
        Map<String, String> marks = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                marks.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return marks;
    }

    /** The tables that were written to between two marks. */
    static Set<String> written(Map<String, String> before, Map<String, String> after) {
        Set<String> tables = new TreeSet<>();
        after.forEach((table, mark) -> {
            if (!mark.equals(before.get(table))) {
                tables.add(table);
            }
        });
        return tables;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
