package jp.noren.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The database of a bench: the node's own Derby, or a PostgreSQL server started for it. */
public abstract class Database implements AutoCloseable {

    public static Database of(String name) throws IOException {
        return switch (name) {
            case "derby" -> new Derby();
            case "postgresql" -> new Postgres();
            default -> throw new IllegalArgumentException("derby or postgresql, not " + name);
        };
    }

    /** What tells the node to use it. */
    public abstract Map<String, String> environment();

    /** @param node whose database it is; embedded Derby can be opened only when that node has stopped */
    public abstract String url(Node node);

    public abstract String user();

    public abstract String password();

    /** Whether others may read it while the node runs. */
    public abstract boolean isShared();

    /** CPU time of the server's own processes, seconds. */
    public abstract double cpuSeconds();

    /** For a database that could not be counted while the node ran: rows of each table for each order in it. */
    public Map<String, Double> rowsPerOrder(BareInsert bare) throws SQLException {
        Map<String, Long> counts = bare.countRows();
        double orders = counts.entrySet().stream()
                .filter(table -> table.getKey().equalsIgnoreCase("checkout.orders"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        Map<String, Double> perOrder = new TreeMap<>();
        counts.forEach((table, count) -> perOrder.put(table, count / orders));
        return perOrder;
    }

    @Override
    public abstract void close();

    private static final class Derby extends Database {
        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public String url(Node node) {
            return "jdbc:derby:" + node.home().resolve("data/db/noren");
        }

        @Override
        public String user() {
            return null;
        }

        @Override
        public String password() {
            return null;
        }

        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public double cpuSeconds() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private static final class Postgres extends Database {
        private final EmbeddedPostgres server;
        private final ProcessHandle postmaster;

        Postgres() throws IOException {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .start();
            postmaster = postmaster(server.getPostgresDatabase());
        }

        /** It is no child of this process: who started it has ended. */
        private static ProcessHandle postmaster(DataSource database) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return ProcessHandle.of(row.getLong(1))
                        .flatMap(ProcessHandle::parent)
                        .orElseThrow();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Map<String, String> environment() {
            return Map.of(
                    "NOREN_DB", "postgresql",
                    "NOREN_DB_URL", server.getJdbcUrl("postgres", "postgres"),
                    "NOREN_DB_USER", "postgres",
                    "NOREN_DB_PASSWORD", "postgres");
        }

        @Override
        public String url(Node node) {
            return server.getJdbcUrl("postgres", "postgres");
        }

        @Override
        public String user() {
            return "postgres";
        }

        @Override
        public String password() {
            return "postgres";
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public double cpuSeconds() {
            return ProcessFigures.cpuSecondsWithTheDead(postmaster.pid())
                    + postmaster
                            .children()
                            .mapToDouble(process -> cpuOrZero(process.pid()))
                            .sum();
        }

        /** A backend may end between being listed and being read. */
        private static double cpuOrZero(long pid) {
            try {
                return ProcessFigures.cpuSeconds(pid);
            } catch (IllegalStateException gone) {
                return 0;
            }
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
