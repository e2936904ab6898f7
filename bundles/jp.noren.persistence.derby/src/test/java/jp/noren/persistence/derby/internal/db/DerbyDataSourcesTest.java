package jp.noren.persistence.derby.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyDataSourcesTest {
    private final DerbyDataSources factory = new DerbyDataSources();

    @TempDir
    Path home;

    @AfterEach
    void stopEngine() {
        factory.stopEngine();
    }

    @Test
    void makesTheDatabaseAndGivesXaConnections() throws SQLException {
        var xa = factory.createXADataSource(settings(";create=true"));
        var connection = xa.getXAConnection();
        try (var sql = connection.getConnection()) {
            assertThat(sql.getMetaData().getDatabaseProductVersion()).startsWith("10.16.");
        }
        connection.close();
    }

    @Test
    void whatWasWrittenIsThereAfterTheEngineWasStopped() throws SQLException {
        execute(factory.createDataSource(settings(";create=true")), "create table kept(id int)");
        execute(factory.createDataSource(settings("")), "insert into kept values 7");

        factory.stopEngine();

        try (Connection again = factory.createDataSource(settings("")).getConnection();
                var rows = again.createStatement().executeQuery("select id from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    /** Stands for a class of a bundle that uses the database and is replaced later. */
    public static final class User implements Consumer<Connection> {
        @Override
        public void accept(Connection connection) {
            try {
                connection.prepareStatement("values 'a text of its own'").close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Loads {@link User} anew. */
    private static final class Alone extends ClassLoader {
        Alone() {
            super(DerbyDataSourcesTest.class.getClassLoader());
        }

        @SuppressWarnings("unchecked")
        Consumer<Connection> user() throws Exception {
            String name = User.class.getName();
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return (Consumer<Connection>) defineClass(name, code, 0, code.length)
                        .getDeclaredConstructor()
                        .newInstance();
            }
        }
    }

    @Test
    void aConnectionKeepsNoHoldOfWhoeverUsedItFirst() throws Exception {
        var xa = factory.createXADataSource(settings(";create=true"));
        var connection = xa.getXAConnection();
        try (var sql = connection.getConnection()) {
            WeakReference<ClassLoader> gone = usedOnce(sql);
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (gone.get() != null && System.nanoTime() - end < 0) {
                System.gc();
            }
            assertThat(gone.get()).isNull();
        }
        connection.close();
    }

    private static WeakReference<ClassLoader> usedOnce(Connection connection) throws Exception {
        Alone loader = new Alone();
        loader.user().accept(connection);
        return new WeakReference<>(loader);
    }

    @Test
    void refusesASettingItDoesNotKnow() {
        Properties settings = settings("");
        settings.setProperty("shutdownDatabase", "shutdown");
        assertThatThrownBy(() -> factory.createDataSource(settings))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("shutdownDatabase");
    }

    @Test
    void refusesTheUrlOfAnotherDatabase() {
        Properties settings = new Properties();
        settings.setProperty("url", "jdbc:postgresql://db/noren");
        assertThatThrownBy(() -> factory.createXADataSource(settings)).isInstanceOf(SQLException.class);
    }

    private Properties settings(String attributes) {
        Properties properties = new Properties();
        properties.setProperty("url", "jdbc:derby:" + home.resolve("db") + attributes);
        properties.setProperty("user", "");
        properties.setProperty("password", "");
        return properties;
    }

    private static void execute(DataSource source, String statement) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }
}
