package jp.noren.persistence.derby.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
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
        var xa = factory.createXADataSource(settings("createDatabase", "create"));
        var connection = xa.getXAConnection();
        try (var sql = connection.getConnection()) {
            assertThat(sql.getMetaData().getDatabaseProductVersion()).startsWith("10.16.");
        }
        connection.close();
    }

    @Test
    void whatWasWrittenIsThereAfterTheEngineWasStopped() throws SQLException {
        execute(factory.createDataSource(settings("createDatabase", "create")), "create table kept(id int)");
        execute(factory.createDataSource(settings()), "insert into kept values 7");

        factory.stopEngine();

        try (Connection again = factory.createDataSource(settings()).getConnection();
                var rows = again.createStatement().executeQuery("select id from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void refusesASettingItDoesNotKnow() {
        assertThatThrownBy(() -> factory.createDataSource(settings("user", "app")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("user");
    }

    private Properties settings(String... more) {
        Properties properties = new Properties();
        properties.setProperty("databaseName", home.resolve("db").toString());
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty(more[i], more[i + 1]);
        }
        return properties;
    }

    private static void execute(DataSource source, String statement) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }
}
