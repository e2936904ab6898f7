package jp.noren.access.internal.app;

import static jp.noren.access.internal.app.AccessFixture.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

class CredentialsTest {
    private static final String GOOD = "correct horse battery";

    private static RefusedException refused(ThrowingCallable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }

    @EachDatabase
    @DisplayName("R090: login id and password begin a session")
    void theRightPasswordOpens(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        String token =
                access.credentials.login("KURA", " KURA20001 ", password(GOOD)).token();
        Caller caller = access.sessions.authenticate(token).orElseThrow();
        assertThat(caller.kind()).isEqualTo(Caller.Kind.MEMBER);
        assertThat(caller.id()).isEqualTo("mem_1");
        assertThat(caller.storefront()).isEqualTo("KURA");
        assertThat(caller.roles()).isEqualTo(Set.of(Role.MEMBER));
        assertThat(caller.session()).startsWith("ses_");
    }

    @EachDatabase
    @DisplayName("R090: one neutral answer, whatever is wrong")
    void wrongPasswordUnknownLoginAndForeignStorefrontAnswerTheSame(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        List<ThrowingCallable> tries = List.of(
                () -> access.credentials.login("KURA", "kura20001", password("wrong horse battery")),
                () -> access.credentials.login("KURA", "kura20009", password(GOOD)),
                () -> access.credentials.login("TANA", "kura20001", password(GOOD)),
                () -> access.credentials.login(null, "kura20001", password(GOOD)),
                () -> access.credentials.login("KURA", "no login at all", password(GOOD)));
        for (ThrowingCallable attempt : tries) {
            RefusedException refused = refused(attempt);
            assertThat(refused.kind()).isEqualTo(RefusedException.Kind.UNAUTHENTICATED);
            assertThat(refused.code()).isEqualTo("access.login-failed");
            assertThat(refused.args()).isEmpty();
        }
    }

    @EachDatabase
    @DisplayName("R090: repeated failures are throttled, known login or not, and a success forgets them")
    void repeatedFailuresWait(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        for (String login : List.of("kura20001", "kura20009")) {
            for (int i = 0; i < 5; i++) {
                assertThat(refused(() -> access.credentials.login("KURA", login, password("wrong-wrong")))
                                .code())
                        .isEqualTo("access.login-failed");
            }
            RefusedException throttled = refused(() -> access.credentials.login("KURA", login, password(GOOD)));
            assertThat(throttled.kind()).isEqualTo(RefusedException.Kind.TOO_MANY);
            assertThat(throttled.code()).isEqualTo("access.login-throttled");
            assertThat(throttled.args()).isEqualTo(Map.of("seconds", 30L, "retry_after", 30L));
        }
        access.clock.move(Duration.ofMillis(29_001));
        assertThat(refused(() -> access.credentials.login("KURA", "kura20001", password(GOOD)))
                        .args())
                .containsEntry("seconds", 1L);
        access.clock.move(Duration.ofMillis(999));
        assertThat(access.credentials.login("KURA", "kura20001", password(GOOD)).token())
                .isNotEmpty();
        assertThat(refused(() -> access.credentials.login("KURA", "kura20001", password("wrong-wrong")))
                        .code())
                .isEqualTo("access.login-failed");
    }

    @EachDatabase
    @DisplayName("R090: tries made at once do not slip through together")
    void parallelTriesAreCounted(TestDatabase database) throws Exception {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            Callable<String> attempt =
                    () -> refused(() -> access.credentials.login("KURA", "kura20001", password("wrong-wrong")))
                            .code();
            List<Future<String>> codes = pool.invokeAll(IntStream.range(0, 16)
                    .<Callable<String>>mapToObj(i -> attempt)
                    .toList());
            int looked = 0;
            for (Future<String> code : codes) {
                looked += code.get().equals("access.login-failed") ? 1 : 0;
            }
            assertThat(looked).isBetween(1, 5);
        } finally {
            pool.shutdownNow();
        }
    }

    @EachDatabase
    void theSameLoginMayBeInTwoStorefrontsButNotTwiceInOne(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "midori@mail.example", GOOD);
        access.member("mem_2", "TANA", "midori@mail.example", "another horse battery");
        assertThat(caller(access, "KURA", GOOD).id()).isEqualTo("mem_1");
        assertThat(caller(access, "TANA", "another horse battery").id()).isEqualTo("mem_2");
        RefusedException taken = refused(() -> access.member("mem_3", "KURA", "Midori@Mail.example", GOOD));
        assertThat(taken.kind()).isEqualTo(RefusedException.Kind.CONFLICT);
        assertThat(taken.code()).isEqualTo("access.login-taken");
        assertThat(access.principals.find("mem_3")).isEmpty();
    }

    private static Caller caller(AccessFixture access, String storefront, String password) {
        String token = access.credentials
                .login(storefront, "midori@mail.example", password(password))
                .token();
        return access.sessions.authenticate(token).orElseThrow();
    }

    @EachDatabase
    void aMemberMayHaveSeveralLoginsAndAnAddressMayBeReplaced(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String hash = access.credentials.hash(password(GOOD));
        database.transactions().run(() -> {
            access.credentials.create(Caller.Kind.MEMBER, "mem_1", "KURA", "kura20001", hash);
            access.credentials.create(Caller.Kind.MEMBER, "mem_1", "KURA", "midori@mail.example", hash);
        });
        assertThat(access.credentials.login("KURA", "kura20001", password(GOOD)))
                .isNotNull();
        assertThat(caller(access, "KURA", GOOD).id()).isEqualTo("mem_1");
        access.credentials.replaceLogin("mem_1", "midori@mail.example", "green@mail.example");
        assertThat(access.credentials.login("KURA", "green@mail.example", password(GOOD)))
                .isNotNull();
        assertThat(refused(() -> caller(access, "KURA", GOOD)).code()).isEqualTo("access.login-failed");
    }

    @EachDatabase
    void aHashIsNeverComputedInsideATransaction(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        assertThatIllegalStateException()
                .isThrownBy(() -> database.transactions().run(() -> access.credentials.hash(password(GOOD))));
        assertThatIllegalStateException().isThrownBy(() -> database.transactions()
                .run(() -> access.credentials.login("KURA", "x", password(GOOD))));
    }

    @EachDatabase
    void aStrongerHashTakesThePlaceOfAnOldOneAtTheNextLogin(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        access.hasher.raise();
        access.credentials.login("KURA", "kura20001", password(GOOD));
        assertThat(access.principals.find("mem_1").orElseThrow().passwordHash()).startsWith("2:");
        assertThat(access.credentials.login("KURA", "kura20001", password(GOOD)))
                .isNotNull();
    }

    @EachDatabase
    @DisplayName("R102: a ticket works at 59:59.999, is refused at 60:00.000 and at its second use")
    void aTicketExpiresExactlyAndWorksOnce(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        Duration hour = Duration.ofMinutes(60);
        String late = access.credentials.issueTicket("mem_1", "password-reissue", hour);
        String early = access.credentials.issueTicket("mem_1", "password-reissue", hour);
        access.clock.move(hour.minusMillis(1));
        assertThat(access.credentials.redeemTicket(early, "password-reissue")).isEqualTo("mem_1");
        List<ThrowingCallable> refusals = List.of(
                () -> access.credentials.redeemTicket(early, "password-reissue"),
                () -> access.credentials.redeemTicket(late, "other"),
                () -> access.credentials.redeemTicket("nrt_" + "x".repeat(43), "password-reissue"),
                () -> access.credentials.redeemTicket(null, "password-reissue"),
                () -> {
                    access.clock.move(Duration.ofMillis(1));
                    access.credentials.redeemTicket(late, "password-reissue");
                });
        for (ThrowingCallable refusal : refusals) {
            RefusedException refused = refused(refusal);
            assertThat(refused.kind()).isEqualTo(RefusedException.Kind.CONFLICT);
            assertThat(refused.code()).isEqualTo("access.ticket-invalid");
        }
    }

    @EachDatabase
    @DisplayName("R102: of eight who use one ticket at once, one gets it")
    void aTicketHasOneWinner(TestDatabase database) throws Exception {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        String ticket = access.credentials.issueTicket("mem_1", "password-reissue", Duration.ofMinutes(60));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> results = pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> redeem(access, ticket))
                    .toList());
            int won = 0;
            for (Future<Integer> result : results) {
                won += result.get();
            }
            assertThat(won).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    private static int redeem(AccessFixture access, String ticket) {
        try {
            access.credentials.redeemTicket(ticket, "password-reissue");
            return 1;
        } catch (RefusedException e) {
            return 0;
        }
    }

    @EachDatabase
    @DisplayName("R102: a new password ends the other sessions, voids open tickets and forgets the waits")
    void aNewPasswordEndsWhatWasOpen(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        String here =
                access.credentials.login("KURA", "kura20001", password(GOOD)).token();
        String there =
                access.credentials.login("KURA", "kura20001", password(GOOD)).token();
        String ticket = access.credentials.issueTicket("mem_1", "password-reissue", Duration.ofMinutes(60));
        for (int i = 0; i < 5; i++) {
            refused(() -> access.credentials.login("KURA", "kura20001", password("wrong-wrong")));
        }
        String session = access.sessions.authenticate(here).orElseThrow().session();
        String hash = access.credentials.hash(password("a fresh horse battery"));
        access.credentials.changePassword("mem_1", hash, session);
        assertThat(access.sessions.authenticate(here)).isPresent();
        assertThat(access.sessions.authenticate(there)).isEmpty();
        assertThatThrownBy(() -> access.credentials.redeemTicket(ticket, "password-reissue"))
                .hasMessage("access.ticket-invalid");
        assertThat(access.credentials.login("KURA", "kura20001", password("a fresh horse battery")))
                .isNotNull();
        access.credentials.endSessions("mem_1");
        assertThat(access.sessions.authenticate(here)).isEmpty();
    }

    @EachDatabase
    void whatIsRolledBackWasNeverThere(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String hash = access.credentials.hash(password(GOOD));
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    access.credentials.create(Caller.Kind.MEMBER, "mem_1", "KURA", "kura20001", hash);
                    access.credentials.openSession("mem_1");
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(access.principals.find("mem_1")).isEmpty();
        access.member("mem_1", "KURA", "kura20001", GOOD);
        assertThat(access.sessions.authenticate(
                        access.credentials.openSession("mem_1").token()))
                .isPresent();
    }

    @EachDatabase
    @DisplayName("G53: no token, ticket or password stands in the database")
    void secretsAreStoredHashed(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        String token =
                access.credentials.login("KURA", "kura20001", password(GOOD)).token();
        String ticket = access.credentials.issueTicket("mem_1", "password-reissue", Duration.ofMinutes(60));
        String key = access.clients
                .add(AccessFixture.ADMIN, "KURA", "shop front", Set.of())
                .key();
        refused(() -> access.credentials.login("KURA", GOOD, password(GOOD)));
        for (String table : List.of("principals", "logins", "sessions", "api_keys", "tickets", "throttles")) {
            List<String> rows = database.sql().query("select * from access." + table, row -> {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(row.getString(i)).append('\n');
                }
                return text.toString();
            });
            assertThat(rows).as(table).isNotEmpty().allSatisfy(row -> assertThat(row)
                    .doesNotContain(
                            token, ticket, key, GOOD, token.substring(4), ticket.substring(4), key.substring(4)));
        }
    }
}
