package jp.noren.testing.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.XADataSource;
import org.postgresql.xa.PGXADataSource;

/** A real server, unpacked and started at the first use, stopped with the JVM. It keeps nothing over a power failure, and is fast for that. */
final class PostgresServer {

    /** One database of the server. */
    record Database(PostgresServer server, String name) {
        String url() {
            return server.url(name);
        }

        XADataSource xaDataSource() {
            PGXADataSource source = new PGXADataSource();
            source.setUrl(url());
            return source;
        }

        void drop() {
            server.execute("drop database if exists " + name + " with (force)");
        }
    }

    private static final class Holder {
        private static final PostgresServer RUNNING = new PostgresServer();
    }

    private final EmbeddedPostgres server;
    private final AtomicInteger count = new AtomicInteger();

    private PostgresServer() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "150")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    static PostgresServer running() {
        return Holder.RUNNING;
    }

    Database createDatabase() {
        String name = "noren" + count.incrementAndGet();
        execute("create database " + name);
        return new Database(this, name);
    }

    private void execute(String statement) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?user=postgres&loginTimeout=10";
    }
}
