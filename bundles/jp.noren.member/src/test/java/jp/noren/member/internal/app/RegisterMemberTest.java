package jp.noren.member.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.domain.Profile;
import jp.noren.member.internal.house.House;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class RegisterMemberTest {

    @EachDatabase
    @DisplayName("R104, R105: a member registers with his consent, its version and instant, and is logged in")
    void registers(TestDatabase database) {
        House house = new House(database);
        RegisterMember.Registered registered =
                house.register.handle(House.registration("KURA", House.yuzu(), "2026-06"));
        MemberView view = house.directory.get(registered.member().id());
        assertThat(view.termsVersion()).isEqualTo("2026-06");
        assertThat(view.termsAgreedAt()).isEqualTo(house.clock.instant());
        assertThat(view.transferName()).isEqualTo("ｷｼﾓﾄ ﾕｽﾞ");
        assertThat(view.registered()).isTrue();
        assertThat(registered.session().token()).isNotBlank();
        assertThat(house.acts).containsExactly("member.registered");
        assertThat(house.sql.query("select terms_version, agreed_at from member.consents", row -> row.getString(1)))
                .containsExactly("2026-06");
    }

    @EachDatabase
    @DisplayName("R105: the password is set at registration and never mailed; address and login id both log in")
    void mailsNoCredentials(TestDatabase database) {
        House house = new House(database);
        RegisterMember.Registered registered =
                house.register.handle(House.registration("KURA", House.yuzu(), "2026-06"));
        assertThat(house.mails).isEmpty();
        Credentials.Password password = new Credentials.Password("a long password".toCharArray());
        assertThat(house.credentials.login("KURA", "yuzu@mail.example", password))
                .isNotNull();
        assertThat(house.credentials.login("KURA", registered.member().loginId(), password))
                .isNotNull();
    }

    @EachDatabase
    @DisplayName("R104: without consent nobody is registered, whatever other site knows him; an old version is none")
    void refusesWithoutConsent(TestDatabase database) {
        House house = new House(database);
        for (String terms : new String[] {null, "2025-01"}) {
            RefusedException no = refused(house, House.registration("TANA", House.yuzu(), terms));
            assertThat(no.fields()).singleElement().satisfies(error -> {
                assertThat(error.pointer()).isEqualTo("/terms_version");
                assertThat(error.code()).isEqualTo("member.terms-not-agreed");
                assertThat(error.args()).containsEntry("version", "2026-04");
            });
        }
        assertThat(house.credentials.hashed).isZero();
        assertThat(house.members.findByEmail("TANA", "yuzu@mail.example")).isEmpty();
    }

    @EachDatabase
    @DisplayName("R104: basic information is demanded, each missing field by its name")
    void demandsBasicInformation(TestDatabase database) {
        House house = new House(database);
        Profile empty = new Profile(null, null, null, "ja", null, null, null);
        RefusedException no = refused(house, new RegisterMember.Command("KURA", empty, null, null, "2026-06"));
        assertThat(no.kind().status()).isEqualTo(422);
        assertThat(no.fields())
                .extracting(RefusedException.FieldError::pointer)
                .containsExactly("/kind", "/name", "/email", "/password");
        assertThat(refused(house, House.registration("NOWHERE", House.yuzu(), null))
                        .fields())
                .extracting(RefusedException.FieldError::pointer)
                .containsExactly("/storefront");
    }

    @EachDatabase
    void refusesAWeakPassword(TestDatabase database) {
        House house = new House(database);
        Credentials.Password weak = new Credentials.Password("short".toCharArray());
        RefusedException no = refused(house, new RegisterMember.Command("KURA", House.yuzu(), null, weak, "2026-06"));
        assertThat(no.fields().get(0).code()).isEqualTo("access.password-weak");
    }

    @EachDatabase
    @DisplayName(
            "An address registers once at a storefront, in whatever capitals; at another storefront it is another member")
    void registersAnAddressOnce(TestDatabase database) {
        House house = new House(database);
        house.register.handle(House.registration("KURA", House.yuzu(), "2026-06"));
        RefusedException no = refused(house, House.registration("KURA", House.profile("Yuzu@Mail.Example"), "2026-06"));
        assertThat(no.code()).isEqualTo("member.already-registered");
        house.register.handle(House.registration("TANA", House.yuzu(), "2026-04"));
        assertThat(house.sql.first("select count(*) from member.members", row -> row.getInt(1)))
                .contains(2);
    }

    @EachDatabase
    @DisplayName("R105: a newer version asks again; the old consent stays on record")
    void agreesAgain(TestDatabase database) {
        House house = new House(database);
        RegisterMember.Registered registered =
                house.register.handle(House.registration("TANA", House.yuzu(), "2026-04"));
        Caller caller = House.caller(registered);
        house.policies.put("TANA/termsVersion", "2026-12");
        house.clock.set("2026-12-01T09:00:00+09:00");
        RefusedException no = catchThrowableOfType(RefusedException.class, () -> house.agree.handle(caller, "2026-04"));
        assertThat(no.fields().get(0).code()).isEqualTo("member.terms-not-agreed");
        house.agree.handle(caller, "2026-12");
        house.agree.handle(caller, "2026-12");
        assertThat(house.directory.get(caller.id()).termsVersion()).isEqualTo("2026-12");
        assertThat(house.sql.query(
                        "select terms_version from member.consents order by terms_version", row -> row.getString(1)))
                .containsExactly("2026-04", "2026-12");
    }

    @EachDatabase
    @DisplayName("Imported members come all or none, without mail, and without a password anybody knows")
    void importsAllOrNothing(TestDatabase database) {
        House house = new House(database);
        Caller admin = Caller.system("test");
        ImportMembers.Row good = new ImportMembers.Row(House.yuzu(), "kura40001");
        ImportMembers.Row bad =
                new ImportMembers.Row(new Profile("INDIVIDUAL", "x", "nobody", "ja", null, null, Address.NONE), null);
        RefusedException no = catchThrowableOfType(
                RefusedException.class, () -> house.imports.handle(admin, "KURA", List.of(good, bad)));
        assertThat(no.fields().get(0).pointer()).isEqualTo("/members/1/email");
        assertThat(house.members.findByEmail("KURA", "yuzu@mail.example")).isEqualTo(Optional.empty());

        house.imports.handle(admin, "KURA", List.of(good));
        MemberView view = house.members
                .findByEmail("KURA", "yuzu@mail.example")
                .map(member -> house.directory.get(member.id()))
                .orElseThrow();
        assertThat(view.termsVersion()).isNull();
        assertThat(house.mails).isEmpty();
        assertThat(house.credentials.logins).containsKeys("KURA/kura40001", "KURA/yuzu@mail.example");
    }

    private static RefusedException refused(House house, RegisterMember.Command command) {
        return catchThrowableOfType(RefusedException.class, () -> house.register.handle(command));
    }
}
