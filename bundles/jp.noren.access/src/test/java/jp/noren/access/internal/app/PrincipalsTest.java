package jp.noren.access.internal.app;

import static jp.noren.access.internal.app.AccessFixture.ADMIN;
import static jp.noren.access.internal.app.AccessFixture.KUMO;
import static jp.noren.access.internal.app.AccessFixture.MIZU;
import static jp.noren.access.internal.app.AccessFixture.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;

class PrincipalsTest {
    private static final String GOOD = "correct horse battery";

    private static String operator(AccessFixture access, String login, Role role) {
        NewLogins.Added added = access.operators.add(ADMIN, login, null, EnumSet.of(role));
        return access.redeem.handle(added.oneTimeSecret(), password(GOOD)).token();
    }

    @EachDatabase
    void theFirstOperatorComesInWithASecretThatWorksOnce(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        NewLogins.Added added = access.operators.add(Caller.system("shell"), "op-admin", "管理 れい", Set.of(Role.ADMIN));
        assertThatThrownBy(() -> access.credentials.login(null, "op-admin", password("")))
                .hasMessage("access.login-failed");
        assertThatThrownBy(() -> access.redeem.handle(added.oneTimeSecret(), password("op-admin")))
                .hasMessage("access.password-weak");
        String token =
                access.redeem.handle(added.oneTimeSecret(), password(GOOD)).token();
        Caller caller = access.sessions.authenticate(token).orElseThrow();
        assertThat(caller.kind()).isEqualTo(Caller.Kind.OPERATOR);
        assertThat(caller.roles()).isEqualTo(Set.of(Role.ADMIN));
        assertThatThrownBy(() -> access.redeem.handle(added.oneTimeSecret(), password(GOOD)))
                .hasMessage("access.ticket-invalid");
        assertThat(access.credentials.login(null, "op-admin", password(GOOD))).isNotNull();
        assertThat(access.audit.acts())
                .containsExactly(
                        "system:shell access.operator-added {login_id=op-admin, roles=[ADMIN]}",
                        "system:first-login access.password-set {}")
                .noneMatch(act -> act.contains(added.oneTimeSecret()));
    }

    @EachDatabase
    void theSecretOfTheFirstLoginIsGoodForADay(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        NewLogins.Added one = access.operators.add(ADMIN, "op-cs", null, Set.of(Role.CS));
        NewLogins.Added other = access.operators.add(ADMIN, "op-billing", null, Set.of(Role.BILLING));
        access.clock.move(Duration.ofHours(24).minusMillis(1));
        assertThat(access.redeem.handle(one.oneTimeSecret(), password(GOOD))).isNotNull();
        access.clock.move(Duration.ofMillis(1));
        assertThatThrownBy(() -> access.redeem.handle(other.oneTimeSecret(), password(GOOD)))
                .hasMessage("access.ticket-invalid");
    }

    @EachDatabase
    void anOperatorHasRolesOfOperatorsAlone(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        for (Set<Role> roles : Set.of(Set.<Role>of(), Set.of(Role.MEMBER), Set.of(Role.ADMIN, Role.RESELLER))) {
            assertThatThrownBy(() -> access.operators.add(ADMIN, "op-x", null, roles))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(
                                    refused.fields().get(0).code())
                            .isEqualTo("access.roles-invalid"));
        }
        assertThat(access.operators.list()).isEmpty();
    }

    @EachDatabase
    void aRemovedOperatorIsOutAtOnceAndHisLoginIsFree(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        operator(access, "op-admin", Role.ADMIN);
        String token = operator(access, "op-cs", Role.CS);
        access.remove.handleByLogin(ADMIN, Caller.Kind.OPERATOR, "op-cs");
        assertThat(access.sessions.authenticate(token)).isEmpty();
        assertThatThrownBy(() -> access.credentials.login(null, "op-cs", password(GOOD)))
                .hasMessage("access.login-failed");
        assertThat(access.operators.list()).extracting(Principal::name).containsExactly("op-admin");
        assertThat(operator(access, "op-cs", Role.CS)).isNotEmpty();
    }

    @EachDatabase
    void theLastAdministratorStays(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        operator(access, "op-admin", Role.ADMIN);
        operator(access, "op-cs", Role.CS);
        assertThatThrownBy(() -> access.remove.handleByLogin(ADMIN, Caller.Kind.OPERATOR, "op-admin"))
                .hasMessage("access.last-admin");
        operator(access, "op-admin2", Role.ADMIN);
        access.remove.handleByLogin(ADMIN, Caller.Kind.OPERATOR, "op-admin");
        assertThat(access.operators.list()).hasSize(2);
    }

    @EachDatabase
    void aResellerGetsALoginAndIsMadeIfHeIsNew(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        NewLogins.Added mizu = access.resellers.add(ADMIN, "MIZU", null, "mizu");
        String token =
                access.redeem.handle(mizu.oneTimeSecret(), password(GOOD)).token();
        Caller caller = access.sessions.authenticate(token).orElseThrow();
        assertThat(caller.kind()).isEqualTo(Caller.Kind.RESELLER);
        assertThat(caller.reseller()).isEqualTo("MIZU");
        assertThat(caller.roles()).isEqualTo(Set.of(Role.RESELLER));
        assertThatThrownBy(() -> access.resellers.add(ADMIN, "HOSHI", null, "hoshi"))
                .hasMessage("kernel.invalid-fields");
        access.resellers.add(ADMIN, "HOSHI", LocalizedText.of("ほし", "Hoshi", "Hoshi"), "hoshi");
        assertThat(access.resellers.list()).extracting(Principal::reseller).containsExactly("HOSHI", "MIZU");
    }

    @EachDatabase
    void aClientsKeyOpensItsStorefrontUntilTheClientIsRemoved(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ManageClients.Added client = access.clients.add(MIZU, "KURA", "shop front", Set.of("billing:read"));
        assertThat(client.toString()).doesNotContain(client.key());
        access.clock.move(Duration.ofDays(400));
        Caller caller = access.sessions.authenticate(client.key()).orElseThrow();
        assertThat(caller.kind()).isEqualTo(Caller.Kind.CLIENT);
        assertThat(caller.storefront()).isEqualTo("KURA");
        assertThat(caller.session()).isNull();
        assertThat(caller.scopes()).containsExactly("billing:read");
        access.remove.handle(MIZU, Caller.Kind.CLIENT, client.id());
        assertThat(access.sessions.authenticate(client.key())).isEmpty();
    }

    @EachDatabase
    void aResellerTouchesClientsOfHisOwnStorefrontsAlone(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ManageClients.Added kura = access.clients.add(MIZU, "KURA", "kura's", Set.of());
        ManageClients.Added tana = access.clients.add(KUMO, "TANA", "tana's", Set.of());
        assertThat(access.clients.list(MIZU))
                .extracting(shown -> shown.client().id())
                .containsExactly(kura.id());
        assertThat(access.clients.list(ADMIN)).hasSize(2);
        assertNotFound(() -> access.clients.add(MIZU, "TANA", "forged", Set.of()));
        assertNotFound(() -> access.clients.add(MIZU, "NONE", "forged", Set.of()));
        assertNotFound(() -> access.remove.handle(MIZU, Caller.Kind.CLIENT, tana.id()));
        assertNotFound(() -> access.remove.handle(ADMIN, Caller.Kind.OPERATOR, tana.id()));
        assertThat(access.sessions.authenticate(tana.key())).isPresent();
    }

    private static void assertNotFound(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.kind())
                .isEqualTo(RefusedException.Kind.NOT_FOUND));
    }

    @EachDatabase
    void anOperatorEndsTheSessionsOfAMember(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        String token =
                access.credentials.login("KURA", "kura20001", password(GOOD)).token();
        assertNotFound(() -> access.endAccess.endSessions(ADMIN, "TANA", "kura20001"));
        access.endAccess.endSessions(ADMIN, "KURA", "kura20001");
        assertThat(access.sessions.authenticate(token)).isEmpty();
        assertThat(access.audit.acts()).containsExactly("opr_admin access.sessions-ended {}");
    }
}
