package jp.noren.persistence.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.noren.testing.database.EmbeddedDatabase;
import jp.noren.testing.database.EmbeddedDatabase.Kind;

/** Takes away the rows that a test has left, and puts back those that the steps had written. */
final class Sweeper {
    private final EmbeddedDatabase database;
    private final List<String> tables = new ArrayList<>();
    private final Map<String, SeedRows> seeds = new LinkedHashMap<>();

    Sweeper(EmbeddedDatabase database, Collection<String> schemas) {
        this.database = database;
        try (Connection connection = database.connectDirectly()) {
            for (String schema : schemas) {
                findTables(connection, schema);
            }
            for (String table : tables) {
                SeedRows rows = SeedRows.read(connection, table);
                if (!rows.isEmpty()) {
                    seeds.put(table, rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void findTables(Connection connection, String schema) throws SQLException {
        String stored = database.kind() == Kind.DERBY ? schema.toUpperCase(Locale.ROOT) : schema;
        try (ResultSet rows = connection.getMetaData().getTables(null, stored, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String table = schema + "." + rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!table.equals("persistence.step")) {
                    tables.add(table);
                }
            }
        }
    }

    void sweep() throws SQLException {
        try (Connection connection = database.connectDirectly();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (database.kind() == Kind.POSTGRESQL) {
                statement.execute("set local session_replication_role = replica");
            }
            deleteAll(statement);
            for (SeedRows rows : seeds.values()) {
                rows.write(connection);
            }
            connection.commit();
        }
    }

    /** Children before parents, whatever their order: what a foreign key still holds is tried again after the others. */
    private void deleteAll(Statement statement) throws SQLException {
        List<String> left = tables;
        while (!left.isEmpty()) {
            List<String> held = new ArrayList<>();
            SQLException reason = null;
            for (String table : left) {
                try {
                    statement.executeUpdate("delete from " + table);
                } catch (SQLException e) {
                    held.add(table);
                    reason = e;
                }
            }
            if (held.size() == left.size()) {
                throw reason;
            }
            left = held;
        }
    }
}
