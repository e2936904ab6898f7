package jp.noren.access.internal.app;

import static jp.noren.access.internal.app.AccessFixture.password;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class SessionsTest {
    private static final String GOOD = "correct horse battery";

    private static String begin(AccessFixture access) {
        access.member("mem_1", "KURA", "kura20001", GOOD);
        return access.credentials.login("KURA", "kura20001", password(GOOD)).token();
    }

    @EachDatabase
    @DisplayName("G55: an idle session ends after 30 minutes")
    void anIdleSessionEnds(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String token = begin(access);
        access.clock.move(Duration.ofMinutes(30).minusMillis(1));
        assertThat(access.sessions.authenticate(token)).isPresent();
        access.clock.move(Duration.ofMinutes(30));
        assertThat(access.sessions.authenticate(token)).isEmpty();
    }

    @EachDatabase
    @DisplayName("G55: a session in use ends after 12 hours all the same")
    void aUsedSessionEndsToo(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String token = begin(access);
        for (int i = 0; i < 35; i++) {
            access.clock.move(Duration.ofMinutes(20));
            assertThat(access.sessions.authenticate(token))
                    .as("after %d minutes", 20 * (i + 1))
                    .isPresent();
        }
        access.clock.move(Duration.ofMinutes(20).minusMillis(1));
        assertThat(access.sessions.authenticate(token)).isPresent();
        access.clock.move(Duration.ofMillis(1));
        assertThat(access.sessions.authenticate(token)).isEmpty();
    }

    @EachDatabase
    @DisplayName("R090: a request costs one read, and one write a minute")
    void aRequestCostsOneRead(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String token = begin(access);
        access.sql.reset();
        for (int second = 0; second < 180; second++) {
            assertThat(access.sessions.authenticate(token)).isPresent();
            access.clock.move(Duration.ofSeconds(1));
        }
        assertThat(access.sql.reads()).isEqualTo(180);
        assertThat(access.sql.writes()).isEqualTo(2);
    }

    @EachDatabase
    void logoutEndsAtOnceAndOneSessionOnly(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String one = begin(access);
        String other =
                access.credentials.login("KURA", "kura20001", password(GOOD)).token();
        access.sessions.end(access.sessions.authenticate(one).orElseThrow().session());
        assertThat(access.sessions.authenticate(one)).isEmpty();
        assertThat(access.sessions.authenticate(other)).isPresent();
    }

    @EachDatabase
    @DisplayName("G52: what is no token of the house is nobody, without a look into the database")
    void otherTokensAreNobody(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.sql.reset();
        for (String token :
                List.of("", "x", "nrn_", "Bearer", "eyJhbGciOiJub25lIn0.e30.", "nrn_" + "a".repeat(5_000))) {
            assertThat(access.sessions.authenticate(token)).isEmpty();
        }
        assertThat(access.sessions.authenticate(null)).isEmpty();
        assertThat(access.sql.reads()).isZero();
        assertThat(access.sessions.authenticate("nrn_" + "a".repeat(43))).isEmpty();
    }

    @EachDatabase
    void whatIsOverIsSwept(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        begin(access);
        access.credentials.issueTicket("mem_1", "password-reissue", Duration.ofMinutes(60));
        try {
            access.credentials.login("KURA", "nobody", password(GOOD));
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessage("access.login-failed");
        }
        access.sweep.run();
        assertThat(rows(database, "sessions") + rows(database, "tickets") + rows(database, "throttles"))
                .isEqualTo(3);
        access.clock.move(Duration.ofDays(2));
        access.sweep.run();
        assertThat(rows(database, "sessions") + rows(database, "tickets") + rows(database, "throttles"))
                .isZero();
    }

    private static long rows(TestDatabase database, String table) {
        return database.sql()
                .first("select count(*) from access." + table, row -> row.getLong(1))
                .orElseThrow();
    }
}
