package jp.noren.access.internal.app;

import java.lang.annotation.Annotation;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.access.api.Credentials.Password;
import jp.noren.access.api.Role;
import jp.noren.access.internal.db.JpaPrincipals;
import jp.noren.access.internal.db.SqlKeys;
import jp.noren.access.internal.db.SqlSessions;
import jp.noren.access.internal.db.SqlThrottles;
import jp.noren.access.internal.db.SqlTickets;
import jp.noren.persistence.Schema;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;

/** The bundle put together on a real database, with a hasher that is fast. */
public final class AccessFixture {
    public static final Caller ADMIN =
            new Caller(Caller.Kind.OPERATOR, "opr_admin", null, null, Set.of(Role.ADMIN), null);
    public static final Caller MIZU =
            new Caller(Caller.Kind.RESELLER, "res_mizu", null, "MIZU", Set.of(Role.RESELLER), null);
    public static final Caller KUMO =
            new Caller(Caller.Kind.RESELLER, "res_kumo", null, "KUMO", Set.of(Role.RESELLER), null);

    public final TestDatabase database;
    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    final CountingSql sql;
    final PlainHasher hasher = new PlainHasher();
    public final RecordedActs audit;
    public final Sessions sessions;
    public final Credentials credentials;
    public final ManageOperators operators;
    public final ManageResellers resellers;
    public final ManageClients clients;
    public final RotateKey rotate;
    public final RemovePrincipal remove;
    public final RedeemSecret redeem;
    public final ReplaceFirstPassword firstLogin;
    public final EndAccess endAccess;
    final SweepJob sweep;
    final PrincipalStore principals;

    public AccessFixture(TestDatabase database) {
        this.database = database;
        Schema schema = database.schema("access");
        var transactions = database.transactions();
        sql = new CountingSql(database.sql());
        audit = new RecordedActs(transactions);
        principals = new JpaPrincipals(database.jpa("access"), sql, schema);
        var sessionStore = new SqlSessions(sql, schema);
        var keys = new SqlKeys(sql, schema);
        var clientKeys = new ClientKeys(keys, clock);
        var ticketStore = new SqlTickets(sql, schema);
        var throttles = new SqlThrottles(sql, schema);
        var stores = new Stores(principals, sessionStore, keys, ticketStore);
        var shops = new Shops();
        var own = new OwnStorefronts(shops);
        var throttle = new LoginThrottle(throttles, clock);
        var passwords = new Passwords(hasher, transactions);
        var tickets = new Tickets(ticketStore, clock);
        var createLogin = new CreateLogin(principals, transactions);
        var newLogins = new NewLogins(principals, createLogin, tickets);
        var change = new ChangePassword(principals, sessionStore, ticketStore, throttle, transactions);
        sessions = new Sessions(sessionStore, clientKeys, clock, new Defaults());
        var prove = new ProveLogin(principals, passwords, throttle, clock);
        credentials = new CredentialsService(
                createLogin,
                new LogIn(prove, principals, passwords, sessions, transactions),
                change,
                passwords,
                tickets);
        firstLogin = new ReplaceFirstPassword(
                prove,
                passwords,
                principals,
                new ReplaceFirstPassword.Begin(principals, change, sessions, audit, transactions));
        operators = new ManageOperators(principals, newLogins, audit, transactions);
        resellers = new ManageResellers(newLogins, principals, shops, audit, transactions);
        clients = new ManageClients(principals, clientKeys, own, audit, transactions);
        rotate = new RotateKey(principals, clientKeys, own, audit, transactions);
        endAccess = new EndAccess(stores, audit, transactions, clock);
        remove = new RemovePrincipal(principals, endAccess, own, audit, transactions);
        redeem = new RedeemSecret(
                stores,
                passwords,
                tickets,
                new RedeemSecret.FirstPassword(tickets, change, sessions, audit, transactions));
        sweep = new SweepJob(sessions, clientKeys, tickets, throttles, clock);
    }

    public static Password password(String text) {
        return new Password(text.toCharArray());
    }

    /** A member with one login. */
    public void member(String id, String storefront, String login, String password) {
        String hash = credentials.hash(password(password));
        credentials.create(Caller.Kind.MEMBER, id, storefront, login, hash);
    }

    /** The configuration as it is when nobody configures anything. */
    private static final class Defaults implements AccessConfig {
        @Override
        public int argon2_memory() {
            return 19_456;
        }

        @Override
        public int argon2_iterations() {
            return 2;
        }

        @Override
        public int argon2_concurrent() {
            return 2;
        }

        @Override
        public int session_idle() {
            return 30;
        }

        @Override
        public int session_absolute() {
            return 12;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return AccessConfig.class;
        }
    }
}
