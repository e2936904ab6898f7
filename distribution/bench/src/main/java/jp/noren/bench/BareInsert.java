package jp.noren.bench;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The yardstick: the rows that an order leaves behind, inserted by bare JDBC into empty copies of the same tables, one commit an order.
 * Table names and rows per order are found out by counting before and after a load, so nothing is left out and nothing added.
 */
public final class BareInsert {
    private final String url;
    private final String user;
    private final String password;

    public BareInsert(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    private Connection open() throws SQLException {
        return user == null ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
    }

    /** A table's copy and a row of it, and how many of them an order writes. */
    private record Copy(String insert, List<Object> row, List<Integer> types, int perOrder) {}

    /**
     * @param rowsPerOrder table with schema, to rows an order adds
     * @return orders a second
     */
    public double run(Map<String, Integer> rowsPerOrder, int connections, int seconds) throws SQLException {
        List<Copy> copies = new ArrayList<>();
        try (Connection connection = open()) {
            int number = 0;
            for (Map.Entry<String, Integer> table : rowsPerOrder.entrySet()) {
                copies.add(copy(connection, table.getKey(), "bare_" + connections + "_" + number++, table.getValue()));
            }
        }
        AtomicLong done = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> insertUntil(end, copies, done));
            thread.start();
            threads.add(thread);
        }
        join(threads);
        return done.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private static Copy copy(Connection connection, String table, String name, int perOrder) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<Object> row = new ArrayList<>();
            List<Integer> types = new ArrayList<>();
            StringBuilder columns = new StringBuilder();
            try (ResultSet sample = statement.executeQuery("select * from " + table + " fetch first 1 rows only")) {
                ResultSetMetaData data = sample.getMetaData();
                boolean there = sample.next();
                for (int i = 1; i <= data.getColumnCount(); i++) {
                    columns.append(i == 1 ? "" : ",").append("?");
                    row.add(there ? plain(sample.getObject(i)) : null);
                    types.add(data.getColumnType(i));
                }
            }
            statement.executeUpdate("create table " + name + " as select * from " + table + " with no data");
            return new Copy("insert into " + name + " values (" + columns + ")", row, types, perOrder);
        }
    }

    /** A large value as its bytes or its text; it can be read once only. */
    private static Object plain(Object value) throws SQLException {
        if (value instanceof Blob blob) {
            return blob.getBytes(1, (int) blob.length());
        }
        return value instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : value;
    }

    private void insertUntil(long end, List<Copy> copies, AtomicLong done) {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            List<PreparedStatement> inserts = new ArrayList<>();
            for (Copy copy : copies) {
                inserts.add(connection.prepareStatement(copy.insert()));
            }
            while (System.nanoTime() < end) {
                for (int i = 0; i < copies.size(); i++) {
                    insert(inserts.get(i), copies.get(i));
                }
                connection.commit();
                done.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(PreparedStatement statement, Copy copy) throws SQLException {
        for (int n = 0; n < copy.perOrder(); n++) {
            for (int column = 0; column < copy.row().size(); column++) {
                Object value = copy.row().get(column);
                if (value == null) {
                    statement.setNull(
                            column + 1,
                            copy.types().get(column) == Types.BLOB
                                    ? Types.BLOB
                                    : copy.types().get(column));
                } else if (value instanceof byte[] bytes) {
                    statement.setBytes(column + 1, bytes);
                } else {
                    statement.setObject(column + 1, value);
                }
            }
            statement.executeUpdate();
        }
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The number of rows of every table of our schemas. */
    public Map<String, Long> countRows() throws SQLException {
        Map<String, Long> counts = new java.util.TreeMap<>();
        try (Connection connection = open();
                ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                String schema = tables.getString("TABLE_SCHEM");
                if (!schema.toLowerCase().startsWith("pg_")
                        && !schema.equalsIgnoreCase("information_schema")
                        && !schema.equalsIgnoreCase("public")
                        && !schema.startsWith("SYS")
                        && !schema.equals("APP")) {
                    names.add(schema + "." + tables.getString("TABLE_NAME"));
                }
            }
            for (String name : names) {
                try (Statement statement = connection.createStatement();
                        ResultSet count = statement.executeQuery("select count(*) from " + name)) {
                    count.next();
                    counts.put(name, count.getLong(1));
                }
            }
        }
        return counts;
    }
}
