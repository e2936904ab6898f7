package jp.noren.access.internal.rest;

import static jp.noren.access.internal.app.AccessFixture.ADMIN;
import static jp.noren.access.internal.app.AccessFixture.MIZU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.access.internal.app.AccessFixture;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rest.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class ResourcesTest {
    private static final String GOOD = "correct horse battery";

    private record Asked(Caller caller) implements Request {
        @Override
        public String language() {
            return "ja";
        }

        @Override
        public String id() {
            return "req";
        }

        @Override
        public Optional<String> idempotencyKey() {
            return Optional.empty();
        }

        @Override
        public Optional<String> ifMatch() {
            return Optional.empty();
        }
    }

    private static SessionsResource sessions(AccessFixture access) {
        return new SessionsResource(access.credentials, access.sessions, access.sessions, access.firstLogin);
    }

    private static OperatorsResource operators(AccessFixture access) {
        return new OperatorsResource(access.operators, access.remove, access.redeem, access.sessions);
    }

    private static void assertFields(ThrowingCallable call, String... pointers) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.fields())
                .extracting(FieldError::pointer)
                .containsExactly(pointers));
    }

    @EachDatabase
    void loggingInShowsTheTokenOnceAndLoggingOutEndsIt(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        access.member("mem_1", "KURA", "kura20001", GOOD);
        Response created = sessions(access).logIn(new Wires.Login("KURA", "kura20001", GOOD));
        assertThat(created.getStatus()).isEqualTo(201);
        Wires.Session session = (Wires.Session) created.getEntity();
        assertThat(session.toString()).doesNotContain(session.token());
        assertThat(session.expiresAt()).isEqualTo("2026-11-10T13:00:00Z");
        assertThat(session.principal())
                .isEqualTo(new Wires.Bearer("MEMBER", "mem_1", "KURA", null, Set.of(Role.MEMBER)));
        Caller caller = access.sessions.authenticate(session.token()).orElseThrow();
        assertThat(sessions(access).current(new Asked(caller)).principal()).isEqualTo(session.principal());
        sessions(access).logOut(new Asked(caller));
        assertThat(access.sessions.authenticate(session.token())).isEmpty();
    }

    @EachDatabase
    void whatIsMissingIsNamed(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        assertFields(() -> sessions(access).logIn(new Wires.Login("KURA", null, "")), "/login_id", "/password");
        assertFields(() -> operators(access).redeem(new Wires.Redemption(" ", null)), "/secret", "/new_password");
        assertFields(
                () -> operators(access).add(new Asked(ADMIN), new Wires.NewOperator(null, null, null)),
                "/login_id",
                "/roles");
        ClientsResource clients = new ClientsResource(access.clients, access.rotate, access.remove);
        assertFields(() -> clients.add(new Asked(MIZU), new Wires.NewClient(null, null, null)), "/storefront", "/name");
        String tooLong = "長".repeat(201);
        assertFields(() -> clients.add(new Asked(MIZU), new Wires.NewClient("KURA", tooLong, null)), "/name");
        assertFields(
                () -> operators(access).add(new Asked(ADMIN), new Wires.NewOperator("x", tooLong, Set.of(Role.CS))),
                "/name");
    }

    @EachDatabase
    void anApiKeyIsRemovedAndNotLoggedOut(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ClientsResource clients = new ClientsResource(access.clients, access.rotate, access.remove);
        Wires.AddedClient added =
                (Wires.AddedClient) clients.add(new Asked(MIZU), new Wires.NewClient("KURA", "shop front", null))
                        .getEntity();
        assertThat(added.toString()).doesNotContain(added.key());
        Caller client = access.sessions.authenticate(added.key()).orElseThrow();
        assertThatThrownBy(() -> sessions(access).logOut(new Asked(client))).hasMessage("access.no-session");
        assertThat(clients.list(new Asked(MIZU)).data()).hasSize(1);
        clients.remove(new Asked(MIZU), added.id());
        assertThat(clients.list(new Asked(MIZU)).data()).isEmpty();
    }

    @EachDatabase
    void anOperatorIsAddedRedeemsAndIsRemoved(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        Wires.AddedPrincipal added = (Wires.AddedPrincipal) operators(access)
                .add(new Asked(ADMIN), new Wires.NewOperator("op-cs", "受付 はなこ", Set.of(Role.CS)))
                .getEntity();
        assertThat(added.toString()).doesNotContain(added.oneTimeSecret());
        Wires.Session session = (Wires.Session) operators(access)
                .redeem(new Wires.Redemption(added.oneTimeSecret(), GOOD))
                .getEntity();
        assertThat(session.principal().roles()).containsExactly(Role.CS);
        assertThat(operators(access).list().data())
                .extracting(Wires.Listed::name)
                .containsExactly("受付 はなこ");
        operators(access).remove(new Asked(ADMIN), added.id());
        assertThat(operators(access).list().data()).isEmpty();
    }

    @EachDatabase
    void aResellerIsAddedAndRemoved(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ResellersResource resellers = new ResellersResource(access.resellers, access.remove);
        resellers.add(new Asked(ADMIN), new Wires.NewReseller("MIZU", null, "mizu"));
        Wires.Listed mizu = resellers.list().data().get(0);
        assertThat(mizu.name()).isEqualTo("みず取次合同会社");
        assertFields(() -> resellers.add(new Asked(ADMIN), new Wires.NewReseller("HOSHI", null, "hoshi")), "/name");
        LocalizedText tooLong = LocalizedText.of("星", "H".repeat(201), "Hoshi");
        assertFields(
                () -> resellers.add(new Asked(ADMIN), new Wires.NewReseller("HOSHI", tooLong, "hoshi")), "/name/en");
        resellers.remove(new Asked(ADMIN), mizu.id());
        assertThat(resellers.list().data()).isEmpty();
    }
}
