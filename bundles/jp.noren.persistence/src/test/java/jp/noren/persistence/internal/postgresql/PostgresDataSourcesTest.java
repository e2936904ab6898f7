package jp.noren.persistence.internal.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.XAConnection;
import jp.noren.testing.database.EmbeddedDatabase;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server, whose connections are cut. */
class PostgresDataSourcesTest {
    private final AtomicLong nanos = new AtomicLong();
    private EmbeddedDatabase database;
    private UsedXaDataSource source;
    private XAConnection xa;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        database = EmbeddedDatabase.create(Kind.POSTGRESQL);
        source = new UsedXaDataSource(database.xaDataSource(), nanos::get);
        xa = source.getXAConnection();
        connection = xa.getConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        xa.close();
        database.close();
    }

    @Test
    void aConnectionThatWasUsedAMomentAgoIsNotAskedWhetherItLives() throws SQLException {
        cut();
        pass(499);
        assertThat(connection.isValid(3)).isTrue();
        pass(1);
        assertThat(connection.isValid(3)).isFalse();
        assertThat(connection.isValid(3)).isFalse();
    }

    @Test
    void everyUseBeginsTheMomentAnew() throws SQLException {
        pass(400);
        select();
        cut();
        pass(499);
        assertThat(connection.isValid(3)).isTrue();
        pass(1);
        assertThat(connection.isValid(3)).isFalse();
    }

    @Test
    void toBeAskedIsAUse() throws SQLException {
        pass(600);
        assertThat(connection.isValid(3)).isTrue();
        cut();
        pass(499);
        assertThat(connection.isValid(3)).isTrue();
    }

    @Test
    void whoMeetsABrokenOneMakesThePoolThrowItAway() throws SQLException {
        AtomicInteger thrownAway = new AtomicInteger();
        xa.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                // not closed here
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                thrownAway.incrementAndGet();
            }
        });
        cut();
        assertThat(connection.isValid(3)).isTrue();
        assertThatThrownBy(this::select).isInstanceOf(SQLException.class);
        assertThat(thrownAway).hasPositiveValue();
        assertThat(connection.isValid(3)).isFalse();
    }

    @Test
    void whenOneBreaksTheOthersAreAskedAgain() throws SQLException {
        XAConnection second = source.getXAConnection();
        try {
            Connection other = second.getConnection();
            pass(1);
            cut();
            assertThat(other.isValid(3)).isTrue();
            assertThatThrownBy(this::select).isInstanceOf(SQLException.class);
            assertThat(other.isValid(3)).isFalse();
        } finally {
            second.close();
        }
    }

    @Test
    void aClosedOneSaysSo() throws SQLException {
        connection.close();
        assertThat(connection.isValid(3)).isFalse();
    }

    private void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    private void select() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            assertThat(rows.next()).isTrue();
        }
    }

    /** As a server does that is stopped, or a network that forgets. */
    private void cut() throws SQLException {
        try (Connection other = database.connectDirectly();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
