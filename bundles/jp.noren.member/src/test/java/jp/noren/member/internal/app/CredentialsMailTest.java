package jp.noren.member.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import jp.noren.member.internal.house.House;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class CredentialsMailTest {
    private static final Profile MIDORI = new Profile(
            "INDIVIDUAL",
            "青山 みどり",
            "midori@mail.example",
            "ja",
            "090-0000-0101",
            null,
            new Address("150-0001", "東京都", "架空区", "青葉1-2-3", null));
    private static final Profile HINATA =
            new Profile("CORPORATE", "合同会社ひなたデザイン", "info@hinata.example", "ja", "03-0000-0202", null, Address.NONE);

    private static RegisterMember.Registered register(House house, Profile profile) {
        return house.register.handle(new RegisterMember.Command("SORA", profile, null, null, null));
    }

    private static void order(House house, String member) {
        house.transactions.run(() -> house.directory.orderCompleted("SORA", member));
        house.sendCredentials(1);
    }

    @EachDatabase
    @DisplayName(
            "R091, R092, R094: a private person gets one mail the moment he has registered, before any order, and none by an order")
    void mailsAtRegistration(TestDatabase database) {
        House house = new House(database);
        RegisterMember.Registered registered = register(house, MIDORI);
        assertThat(registered.session()).as("he begins with the first password").isNull();
        house.sendCredentials(3);
        assertThat(house.templates()).containsExactly("member.mail-credentials to midori@mail.example");
        order(house, registered.member().id());
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName(
            "R091: the mail holds login id, password and its end; only the hash is stored, good for the policy's days")
    void storesTheHashOnly(TestDatabase database) {
        House house = new House(database);
        house.policies.put("SORA/firstPasswordValidDays", 3);
        Member member = register(house, MIDORI).member();
        house.sendCredentials(1);
        Mails.Mail mail = house.mails.get(0);
        String password = mail.secrets().get("password");
        assertThat(password).matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
        assertThat(mail.args().get("login_id")).isEqualTo(member.loginId());
        assertThat(mail.args().get("until")).isEqualTo(house.clock.instant().plus(Duration.ofDays(3)));
        assertThat(mail.args().toString()).doesNotContain(password);
        assertThat(house.details.toString()).doesNotContain(password);
        assertThat(house.credentials.passwords).containsEntry(member.id(), "hash of " + password);
        assertThat(house.credentials.firstUntil)
                .containsEntry(member.id(), house.clock.instant().plus(Duration.ofDays(3)));
    }

    @EachDatabase
    @DisplayName(
            "R093, R095: a company gets one mail when its first order completes; none at registration, none at the second order")
    void mailsAtTheFirstOrder(TestDatabase database) {
        House house = new House(database);
        RegisterMember.Registered registered = register(house, HINATA);
        String id = registered.member().id();
        house.sendCredentials(1);
        assertThat(house.mails).isEmpty();
        assertThat(registered.session()).as("to make the first order in").isNotNull();
        assertThat(house.credentials.passwords.get(id)).isNull();
        order(house, id);
        assertThat(house.templates()).containsExactly("member.mail-credentials to info@hinata.example");
        assertThat(house.acts).contains("member.activated");
        order(house, id);
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName("R093: an order that is rolled back mails nothing; the next that completes does")
    void countsWhatIsCommitted(TestDatabase database) {
        House house = new House(database);
        String id = register(house, HINATA).member().id();
        assertThatThrownBy(() -> house.transactions.run(() -> {
                    house.directory.orderCompleted("SORA", id);
                    throw new IllegalStateException("declined");
                }))
                .hasMessage("declined");
        house.sendCredentials(1);
        assertThat(house.mails).isEmpty();
        order(house, id);
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName("R093: of orders that complete at once one mails")
    void mailsOnceHoweverMany(TestDatabase database) throws Exception {
        House house = new House(database);
        String id = register(house, HINATA).member().id();
        Callable<Void> completed = () -> {
            house.transactions.run(() -> house.directory.orderCompleted("SORA", id));
            return null;
        };
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> done : pool.invokeAll(List.of(completed, completed, completed, completed))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        house.sendCredentials(2);
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName("R105: a storefront without the policy mails no credentials, by registration or order")
    void mailsNothingElsewhere(TestDatabase database) {
        House house = new House(database);
        String id = house.register
                .handle(House.registration("TANA", HINATA, "2026-04"))
                .member()
                .id();
        house.transactions.run(() -> house.directory.orderCompleted("TANA", id));
        assertThat(house.events).isEmpty();
        assertThat(house.mails).isEmpty();
    }

    @EachDatabase
    @DisplayName("R091: where the first password comes by mail, none is taken at registration")
    void takesNoPasswordThere(TestDatabase database) {
        House house = new House(database);
        RefusedException no = catchThrowableOfType(
                RefusedException.class, () -> house.register.handle(House.registration("SORA", MIDORI, null)));
        assertThat(no.fields()).containsExactly(FieldError.of("/password", "member.password-by-mail"));
    }

    @EachDatabase
    @DisplayName("R093: a company that has set a password by a link keeps it, and is mailed its login id alone, once")
    void keepsAnOwnPassword(TestDatabase database) throws Exception {
        House house = new House(database);
        String id = register(house, HINATA).member().id();
        house.askReissue.handle("SORA", "info@hinata.example");
        house.sendLink.consume(house.events.get(0));
        house.events.clear();
        Credentials.Password own = new Credentials.Password("a horse of our own".toCharArray());
        house.redeem.handle(house.lastTicket(), own);
        house.mails.clear();
        order(house, id);
        order(house, id);
        assertThat(house.templates()).containsExactly("member.mail-login-id to info@hinata.example");
        assertThat(house.credentials.login("SORA", "info@hinata.example", own)).isNotNull();
    }

    @EachDatabase
    @DisplayName(
            "R093: a company from elsewhere that brings a login id knows it; one that brings none is mailed it with its first order")
    void mailsImportedCompaniesWithoutALogin(TestDatabase database) {
        House house = new House(database);
        Profile mori = new Profile("CORPORATE", "株式会社かぜの森", "soumu@kazenomori.example", "ja", null, null, Address.NONE);
        List<Member> members = house.imports.handle(
                Caller.system("test"),
                "SORA",
                List.of(new ImportMembers.Row(mori, "sora20001"), new ImportMembers.Row(HINATA, null)));
        members.forEach(member -> order(house, member.id()));
        members.forEach(member -> order(house, member.id()));
        assertThat(house.templates()).containsExactly("member.mail-credentials to info@hinata.example");
    }

    @EachDatabase
    @DisplayName("R097: private persons are told to look for the registration's mail, companies for the first order's")
    void explainsWhereToLook(TestDatabase database) {
        House house = new House(database);
        assertThat(house.explain.handle("SORA"))
                .containsExactly(
                        new ExplainLogin.Hint("INDIVIDUAL", "member.login-help-at-registration"),
                        new ExplainLogin.Hint("CORPORATE", "member.login-help-at-first-order"));
        assertThat(house.explain.handle("KURA"))
                .allSatisfy(hint -> assertThat(hint.code()).isEqualTo("member.login-help-own-password"));
        assertThatThrownBy(() -> house.explain.handle("NOWHERE")).hasMessage("kernel.not-found");
    }
}
