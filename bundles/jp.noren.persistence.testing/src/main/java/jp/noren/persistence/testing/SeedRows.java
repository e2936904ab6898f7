package jp.noren.persistence.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows that the steps of a schema wrote into one table. */
record SeedRows(String table, List<String> columns, List<Object[]> rows) {

    static SeedRows read(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData meta = result.getMetaData();
            List<Integer> written = new ArrayList<>();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                if (!meta.isAutoIncrement(i)) {
                    written.add(i);
                    columns.add(meta.getColumnName(i));
                }
            }
            List<Object[]> rows = new ArrayList<>();
            while (result.next()) {
                Object[] row = new Object[written.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = result.getObject(written.get(i));
                }
                rows.add(row);
            }
            return new SeedRows(table, columns, rows);
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(Connection connection) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String insert = "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.executeUpdate();
            }
        }
    }
}
