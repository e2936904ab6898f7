package jp.noren.access.internal.shell;

import static jp.noren.access.internal.app.AccessFixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jp.noren.access.internal.app.AccessFixture;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;

class CommandsTest {

    private static String add(AccessFixture access, String login, String roles) {
        OperatorAddCommand command = new OperatorAddCommand();
        command.operators = access.operators;
        command.login = login;
        command.roles = roles;
        return (String) command.execute();
    }

    private static String list(AccessFixture access) {
        OperatorListCommand command = new OperatorListCommand();
        command.operators = access.operators;
        return (String) command.execute();
    }

    @EachDatabase
    void theFirstOperatorsSecretIsPrintedOnce(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String printed = add(access, "op-admin", "ADMIN");
        String secret = printed.substring(printed.lastIndexOf('\n') + 1);
        assertThat(secret).matches("nrt_[A-Za-z0-9_-]{43}");
        assertThat(access.redeem.handle(secret, AccessFixture.password("correct horse battery")))
                .isNotNull();
        assertThat(list(access)).contains("op-admin", "[ADMIN]").doesNotContain(secret);
    }

    @EachDatabase
    void rolesAreReadAsTheyAreTyped(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        add(access, "op-desk", "cs, billing");
        assertThat(list(access)).contains("[CS, BILLING]");
        for (String roles : new String[] {"BOSS", "CS,BOSS", ""}) {
            assertThatIllegalArgumentException().isThrownBy(() -> add(access, "op-x", roles));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(access, "op-x", "MEMBER"))
                .withMessageContaining("access.roles-invalid");
    }

    @EachDatabase
    void anOperatorIsRemovedAndSessionsEnd(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        add(access, "op-admin", "ADMIN");
        add(access, "op-cs", "CS");
        OperatorRemoveCommand remove = new OperatorRemoveCommand();
        remove.remove = access.remove;
        remove.login = "op-cs";
        assertThat(remove.execute()).isEqualTo("Operator op-cs removed.");
        assertThatIllegalArgumentException().isThrownBy(remove::execute).withMessageContaining("kernel.not-found");
        remove.login = "op-admin";
        assertThatIllegalArgumentException().isThrownBy(remove::execute).withMessageContaining("access.last-admin");
        access.member("mem_1", "KURA", "kura20001", "correct horse battery");
        String token = access.credentials.openSession("mem_1").token();
        SessionsEndCommand end = new SessionsEndCommand();
        end.endAccess = access.endAccess;
        end.login = "kura20001";
        end.storefront = "KURA";
        end.execute();
        assertThat(access.sessions.authenticate(token)).isEmpty();
    }

    @EachDatabase
    void aClientsKeyIsMadeListedRotatedAndEnded(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ClientAddCommand add = new ClientAddCommand();
        add.clients = access.clients;
        add.storefront = "KURA";
        add.name = "stock";
        add.scopes = "billing:read, rental:read";
        String key = lastLine((String) add.execute());
        String client = access.clients.list(ADMIN).get(0).client().id();
        assertThat(clients(access))
                .contains("KURA  stock  [billing:read, rental:read]", key.substring(0, 12), "never", "no end")
                .doesNotContain(key);
        ClientRotateCommand rotate = new ClientRotateCommand();
        rotate.rotate = access.rotate;
        rotate.client = client;
        String next = lastLine((String) rotate.execute());
        assertThat(access.sessions.authenticate(next)).isPresent();
        assertThat(clients(access)).contains("2026-11-11T01:00:00Z");
        ClientRevokeCommand revoke = new ClientRevokeCommand();
        revoke.rotate = access.rotate;
        revoke.client = client;
        revoke.key = access.clients.list(ADMIN).get(0).keys().get(0).id();
        assertThat((String) revoke.execute()).contains("has ended");
        ClientRemoveCommand remove = new ClientRemoveCommand();
        remove.remove = access.remove;
        remove.client = client;
        assertThat((String) remove.execute()).contains("removed");
        assertThat(access.sessions.authenticate(key)).isEmpty();
        assertThat(clients(access)).isEmpty();
    }

    private static String lastLine(String printed) {
        return printed.substring(printed.lastIndexOf('\n') + 1);
    }

    private static String clients(AccessFixture access) {
        ClientListCommand list = new ClientListCommand();
        list.clients = access.clients;
        return (String) list.execute();
    }

    @EachDatabase
    void aResellerGetsALogin(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ResellerAddCommand command = new ResellerAddCommand();
        command.resellers = access.resellers;
        command.code = "HOSHI";
        command.login = "hoshi";
        assertThatIllegalArgumentException().isThrownBy(command::execute).withMessageContaining("rest.field-required");
        command.name = "ほし";
        assertThat((String) command.execute()).contains("nrt_");
        assertThat(access.resellers.list()).hasSize(1);
    }
}
