package jp.noren.access.internal.app;

import static jp.noren.access.internal.app.AccessFixture.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials.IssuedToken;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

class FirstPasswordTest {
    private static final String FIRST = "k3x9-7m2p-q8vd";
    private static final String OWN = "correct horse battery";

    private AccessFixture access;

    private void open(TestDatabase database) {
        access = new AccessFixture(database);
        access.credentials.create(Caller.Kind.MEMBER, "mem_1", "SORA", "sora10001", null);
        access.credentials.create(Caller.Kind.MEMBER, "mem_1", "SORA", "midori@mail.example", null);
    }

    private void mail() {
        String hash = access.credentials.hash(password(FIRST));
        Instant until = access.clock.instant().plus(Duration.ofDays(7));
        access.credentials.setFirstPassword("mem_1", hash, until);
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(RefusedException.class, call).code();
    }

    private IssuedToken logIn(String password) {
        return access.credentials.login("SORA", "sora10001", password(password));
    }

    private IssuedToken first(String first, String chosen) {
        return access.firstLogin.handle("SORA", "sora10001", password(first), password(chosen));
    }

    @EachDatabase
    @DisplayName("R091: without a password nobody logs in, with the neutral answer")
    void nobodyLogsInWithout(TestDatabase database) {
        open(database);
        assertThat(code(() -> logIn(FIRST))).isEqualTo("access.login-failed");
        assertThat(access.credentials.hasOwnPassword("mem_1")).isFalse();
    }

    @EachDatabase
    @DisplayName("R091: the first password begins no session; replaced by an own one it does, once")
    void isReplacedAtTheFirstLogin(TestDatabase database) {
        open(database);
        mail();
        assertThat(code(() -> logIn(FIRST))).isEqualTo("access.first-password-to-replace");
        assertThat(access.credentials.hasOwnPassword("mem_1")).isFalse();
        IssuedToken token = first(FIRST, OWN);
        assertThat(access.sessions.authenticate(token.token()).orElseThrow().id())
                .isEqualTo("mem_1");
        assertThat(code(() -> logIn(FIRST))).isEqualTo("access.login-failed");
        assertThat(code(() -> first(FIRST, OWN))).isEqualTo("access.login-failed");
        assertThat(code(() -> first(OWN, "another horse battery"))).isEqualTo("access.first-password-used");
        assertThat(logIn(OWN)).isNotNull();
        assertThat(access.credentials.hasOwnPassword("mem_1")).isTrue();
        assertThat(access.audit.acts()).contains("mem_1 access.password-set {}");
    }

    @EachDatabase
    @DisplayName("R091: it is good until just before the end of its days")
    void endsAfterItsDays(TestDatabase database) {
        open(database);
        mail();
        access.clock.move(Duration.ofDays(7).minusMillis(1));
        assertThat(code(() -> logIn(FIRST))).isEqualTo("access.first-password-to-replace");
        access.clock.move(Duration.ofMillis(1));
        assertThat(code(() -> logIn(FIRST))).isEqualTo("access.first-password-expired");
        assertThat(code(() -> first(FIRST, OWN))).isEqualTo("access.first-password-expired");
        mail();
        assertThat(first(FIRST, OWN)).isNotNull();
    }

    @EachDatabase
    @DisplayName("R091: a new password that is weak, a login or the first one again is refused and uses nothing up")
    void refusesAPoorChoice(TestDatabase database) {
        open(database);
        mail();
        assertThat(code(() -> first(FIRST, "short"))).isEqualTo("access.password-weak");
        assertThat(code(() -> first(FIRST, "midori@mail.example"))).isEqualTo("access.password-weak");
        assertThat(code(() -> first(FIRST, FIRST))).isEqualTo("access.password-same");
        assertThat(first(FIRST, OWN)).isNotNull();
    }

    @EachDatabase
    @DisplayName("R090: wrong first passwords have the neutral answer and are throttled")
    void isThrottled(TestDatabase database) {
        open(database);
        mail();
        for (int i = 0; i < 5; i++) {
            assertThat(code(() -> first("wrong-wrong", OWN))).isEqualTo("access.login-failed");
        }
        assertThat(code(() -> first(FIRST, OWN))).isEqualTo("access.login-throttled");
        access.clock.move(Duration.ofSeconds(30));
        assertThat(first(FIRST, OWN)).isNotNull();
    }

    @EachDatabase
    @DisplayName("R091: sent anew, it ends sessions and takes the place of any password before")
    void sentAnewReplacesAll(TestDatabase database) {
        open(database);
        mail();
        String token = first(FIRST, OWN).token();
        mail();
        assertThat(access.sessions.authenticate(token)).isEmpty();
        assertThat(code(() -> logIn(OWN))).isEqualTo("access.login-failed");
        assertThat(code(() -> logIn(FIRST))).isEqualTo("access.first-password-to-replace");
    }

    @EachDatabase
    @DisplayName("R091: of several first logins at once one sets the password")
    void oneOfManyWins(TestDatabase database) throws Exception {
        open(database);
        mail();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> tries = IntStream.range(0, 4)
                    .<Callable<String>>mapToObj(i -> () -> {
                        try {
                            return first(FIRST, "a horse of mine " + i).token();
                        } catch (RefusedException e) {
                            return e.code();
                        }
                    })
                    .toList();
            int won = 0;
            for (Future<String> result : pool.invokeAll(tries)) {
                won += result.get().startsWith("nrn_") ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }
}
