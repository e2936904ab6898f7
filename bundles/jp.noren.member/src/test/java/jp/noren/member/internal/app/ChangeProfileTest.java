package jp.noren.member.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.ContactView;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.domain.ContactPerson;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import jp.noren.member.internal.house.House;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class ChangeProfileTest {
    private House house;
    private Caller yuzu;

    private void open(TestDatabase database, String shop, String terms) {
        house = new House(database);
        yuzu = House.caller(house.register.handle(House.registration(shop, House.yuzu(), terms)));
        house.mails.clear();
    }

    private static ChangeProfile.Changes phone(String phone) {
        return new ChangeProfile.Changes(null, null, phone, null, null, null);
    }

    private static ChangeProfile.Changes email(String email) {
        return new ChangeProfile.Changes(email, null, null, null, null, null);
    }

    private RefusedException refused(String version, ChangeProfile.Changes changes) {
        return catchThrowableOfType(RefusedException.class, () -> house.profiles.handle(yuzu, version, changes));
    }

    @EachDatabase
    @DisplayName("R013: a change is stored at once, kept in the trail and told by mail")
    void changesAtOnce(TestDatabase database) {
        open(database, "KURA", "2026-06");
        Address address = new Address("1500001", "東京都", "渋谷区", "神宮前1-1", null);
        ChangeProfile.Shown shown = house.profiles.handle(
                yuzu, "1", new ChangeProfile.Changes(null, "vi", "０８０-0000-0402", null, address, null));
        Member member = shown.member();
        assertThat(member.profile().phone()).isEqualTo("080-0000-0402");
        assertThat(member.profile().language()).isEqualTo("vi");
        assertThat(member.profile().address().postcode()).isEqualTo("150-0001");
        assertThat(member.version()).isEqualTo(2);
        assertThat(house.templates()).containsExactly("member.mail-profile-changed to yuzu@mail.example");
        assertThat(house.acts).contains("member.profile-changed");
    }

    @EachDatabase
    @DisplayName("R015: saving what is there already does nothing and mails nothing")
    void doesNothingForNothing(TestDatabase database) {
        open(database, "KURA", "2026-06");
        assertThat(house.profiles
                        .handle(yuzu, "1", phone("090-0000-0401"))
                        .member()
                        .version())
                .isEqualTo(1);
        assertThat(house.mails).isEmpty();
    }

    @EachDatabase
    @DisplayName("R099: where the storefront says FORM, nothing is changed here")
    void refusesWhereTheFormDoesIt(TestDatabase database) {
        open(database, "TANA", "2026-04");
        assertThat(house.profiles.show(yuzu).profileChange()).isEqualTo("FORM");
        RefusedException no = refused("1", phone("080-0000-0402"));
        assertThat(no.code()).isEqualTo("member.change-by-form");
        assertThat(no.kind()).isEqualTo(RefusedException.Kind.CONFLICT);
        assertThat(house.profiles.show(yuzu).member().profile().phone()).isEqualTo("090-0000-0401");
    }

    @EachDatabase
    void refusesAVersionThatIsOld(TestDatabase database) {
        open(database, "KURA", "2026-06");
        house.profiles.handle(yuzu, "1", phone("080-0000-0402"));
        assertThat(refused("1", phone("080-0000-0403")).code()).isEqualTo("rest.if-match-failed");
        assertThat(refused("2", phone("12")).fields().get(0).code()).isEqualTo("member.phone-invalid");
    }

    @EachDatabase
    @DisplayName("R016: a new address becomes active by its link, both addresses hear of it, the login id stays")
    void verifiesANewAddress(TestDatabase database) {
        open(database, "KURA", "2026-06");
        Member before = house.profiles.show(yuzu).member();
        ChangeProfile.Shown asked = house.profiles.handle(yuzu, "1", email("new@mail.example"));
        assertThat(asked.member().profile().email()).isEqualTo("yuzu@mail.example");
        assertThat(asked.pendingEmail()).isEqualTo("new@mail.example");
        assertThat(house.templates())
                .containsExactly(
                        "member.mail-email-link to new@mail.example", "member.mail-email-asked to yuzu@mail.example");
        house.mails.clear();
        house.profiles.handle(yuzu, "1", email("newer@mail.example"));
        String newer = house.lastTicket();
        house.mails.clear();

        house.verifyEmail.handle(newer);
        ChangeProfile.Shown after = house.profiles.show(yuzu);
        assertThat(after.member().profile().email()).isEqualTo("newer@mail.example");
        assertThat(after.member().loginId()).isEqualTo(before.loginId());
        assertThat(after.pendingEmail()).isNull();
        assertThat(house.templates())
                .containsExactlyInAnyOrder(
                        "member.mail-email-changed to yuzu@mail.example",
                        "member.mail-email-changed to newer@mail.example");
        Credentials.Password password = new Credentials.Password("a long password".toCharArray());
        assertThat(house.credentials.login("KURA", "newer@mail.example", password))
                .isNotNull();
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> house.credentials.login("KURA", "yuzu@mail.example", password))
                        .code())
                .isEqualTo("access.login-failed");
    }

    @EachDatabase
    @DisplayName("R016: each link verifies the address it was mailed to, and none after another was verified")
    void bindsALinkToItsAddress(TestDatabase database) {
        open(database, "KURA", "2026-06");
        house.profiles.handle(yuzu, "1", email("first@mail.example"));
        String first = house.lastTicket();
        house.profiles.handle(yuzu, "1", email("second@mail.example"));
        house.verifyEmail.handle(first);
        assertThat(house.profiles.show(yuzu).member().profile().email()).isEqualTo("first@mail.example");
        String second = house.lastTicket();
        assertThat(ticketRefusal(second)).isEqualTo("access.ticket-invalid");
    }

    @EachDatabase
    @DisplayName("R016: a link is over after a day, and an address that is somebody's stays his")
    void refusesLateLinksAndTakenAddresses(TestDatabase database) {
        open(database, "KURA", "2026-06");
        house.register.handle(House.registration("KURA", House.profile("anh@mail.example"), "2026-06"));
        house.profiles.handle(yuzu, "1", email("ANH@mail.example"));
        assertThat(ticketRefusal(house.lastTicket())).isEqualTo("member.email-taken");
        house.profiles.handle(yuzu, "1", email("new@mail.example"));
        house.clock.move(Duration.ofHours(24));
        assertThat(ticketRefusal(house.lastTicket())).isEqualTo("access.ticket-invalid");
    }

    private String ticketRefusal(String ticket) {
        return catchThrowableOfType(RefusedException.class, () -> house.verifyEmail.handle(ticket))
                .code();
    }

    @EachDatabase
    @DisplayName("R119: what is handed to the payment company of an invoice is what the member registered")
    void tellsWhereACompanyCanBeReached(TestDatabase database) {
        house = new House(database);
        Profile company = new Profile(
                "CORPORATE",
                "株式会社あさひ物流",
                "keiri@asahi-b.example",
                "ja",
                "03-0000-0301",
                null,
                new Address("1500001", "東京都", "架空区", "青葉1-2-3", "青葉ビル4階"),
                new ContactPerson(" 経理部 ", "朝日 はるか"));
        String id = house.register
                .handle(House.registration("TANA", company, "2026-04"))
                .member()
                .id();
        assertThat(house.directory.contact(id))
                .isEqualTo(new ContactView(
                        "株式会社あさひ物流", "経理部", "朝日 はるか", "150-0001", "東京都架空区青葉1-2-3青葉ビル4階", "03-0000-0301"));
        String person = house.register
                .handle(House.registration("TANA", House.yuzu(), "2026-04"))
                .member()
                .id();
        assertThat(house.directory.contact(person))
                .isEqualTo(new ContactView(null, null, "岸本 ゆず", null, null, "090-0000-0401"));
        assertThat(house.directory.contact("mem_unknown")).isEqualTo(ContactView.NONE);
    }

    @EachDatabase
    @DisplayName("R013: a contact person is changed like the rest")
    void changesTheContactPerson(TestDatabase database) {
        open(database, "KURA", "2026-06");
        ContactPerson ai = new ContactPerson(null, "藍 そめ");
        Member member = house.profiles
                .handle(yuzu, "1", new ChangeProfile.Changes(null, null, null, null, null, ai))
                .member();
        assertThat(member.profile().contact()).isEqualTo(ai);
        assertThat(member.profile().phone()).isEqualTo("090-0000-0401");
    }
}
