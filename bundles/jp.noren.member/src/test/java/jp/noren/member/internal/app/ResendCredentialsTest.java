package jp.noren.member.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.internal.app.ResendCredentials.Command;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import jp.noren.member.internal.house.House;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class ResendCredentialsTest {
    private static final Caller DESK = new Caller(Caller.Kind.OPERATOR, "opr_cs", null, null, Set.of(Role.CS), "ses_1");
    private static final String NAME = "青山 みどり";
    private static final String PHONE = "090-0000-0101";

    private House house;
    private Member midori;

    private void open(TestDatabase database) {
        house = new House(database);
        midori = register(new Profile(
                "INDIVIDUAL",
                NAME,
                "midori@mail.example",
                "ja",
                PHONE,
                null,
                new Address("150-0001", "東京都", "架空区", "青葉1-2-3", null)));
        house.sendCredentials(1);
        house.mails.clear();
    }

    private Member register(Profile profile) {
        return house.register
                .handle(new RegisterMember.Command("SORA", profile, null, null, null))
                .member();
    }

    private RefusedException refused(Command command) {
        return catchThrowableOfType(RefusedException.class, () -> house.resend.handle(DESK, command));
    }

    @EachDatabase
    @DisplayName(
            "R096: after matching, a new first password goes to the registered address, and the act is recorded with the inquiry")
    void mailsToTheRegisteredAddress(TestDatabase database) {
        open(database);
        Command written = new Command("SORA", "INQ-0001", "青山 みどり", null, "０９００００００１０１", "150-0001");
        assertThat(house.resend.handle(DESK, written).id()).isEqualTo(midori.id());
        String before = house.credentials.passwords.get(midori.id());
        house.sendCredentials(2);
        assertThat(house.templates()).containsExactly("member.mail-credentials to midori@mail.example");
        assertThat(house.credentials.passwords.get(midori.id())).isNotEqualTo(before);
        assertThat(house.acts).last().isEqualTo("member.credentials-resent");
        assertThat(house.details.get(house.details.size() - 1))
                .isEqualTo(Map.of("inquiry", "INQ-0001", "compared", "name phone postcode"));
    }

    @EachDatabase
    @DisplayName("R096: who has set his own password since gets a new first one all the same, each time he asks")
    void replacesWhatWasForgotten(TestDatabase database) {
        open(database);
        house.transactions.run(() -> house.credentials.changePassword(midori.id(), "hash of forgotten", null));
        Command written = new Command("SORA", "INQ-0001", NAME, "midori@mail.example", null, null);
        house.resend.handle(DESK, written);
        house.sendCredentials(1);
        house.resend.handle(DESK, written);
        house.sendCredentials(1);
        assertThat(house.mails).hasSize(2);
        assertThat(house.credentials.hasOwnPassword(midori.id())).isFalse();
    }

    @EachDatabase
    @DisplayName(
            "R096: what does not fit exactly one member of this storefront is refused without saying what, and nothing leaves")
    void refusesWhatDoesNotFit(TestDatabase database) {
        open(database);
        for (Command wrong : new Command[] {
            new Command("SORA", "INQ-1", "青山 あおい", "midori@mail.example", null, null),
            new Command("SORA", "INQ-1", NAME, "thief@mail.example", PHONE, null),
            new Command("SORA", "INQ-1", NAME, "midori@mail.example", "090-0000-0999", null),
            new Command("SORA", "INQ-1", NAME, "midori@mail.example", PHONE, "150-0002"),
            new Command("KURA", "INQ-1", NAME, "midori@mail.example", PHONE, null)
        }) {
            assertThat(refused(wrong).code()).as(wrong.toString()).isEqualTo("member.credentials-no-match");
        }
        register(new Profile("INDIVIDUAL", NAME, "other@mail.example", "ja", PHONE, null, Address.NONE));
        house.events.clear();
        assertThat(refused(new Command("SORA", "INQ-1", NAME, null, PHONE, null))
                        .code())
                .isEqualTo("member.credentials-no-match");
        assertThat(house.events).isEmpty();
        assertThat(house.acts).doesNotContain("member.credentials-resent");
    }

    @EachDatabase
    @DisplayName("R096: too little to match is refused by its field")
    void needsEnoughToMatch(TestDatabase database) {
        open(database);
        assertThat(refused(new Command("SORA", "INQ-1", NAME, null, null, "150-0001"))
                        .fields())
                .containsExactly(FieldError.of("/email", "member.match-too-little"));
        assertThat(refused(new Command("SORA", null, " ", "nobody", "12", "1")).fields())
                .extracting(FieldError::pointer)
                .containsExactly("/inquiry", "/name", "/email", "/phone", "/postcode");
        assertThat(refused(new Command("NOWHERE", "INQ-1", NAME, null, PHONE, null))
                        .code())
                .isEqualTo("kernel.not-found");
    }

    @EachDatabase
    @DisplayName(
            "R093, R096: a company without a completed order gets none by the desk either; elsewhere members have their own")
    void waitsForTheFirstOrder(TestDatabase database) {
        open(database);
        Member hinata = register(new Profile(
                "CORPORATE", "合同会社ひなたデザイン", "info@hinata.example", "ja", "03-0000-0202", null, Address.NONE));
        Command written = new Command("SORA", "INQ-2", "合同会社ひなたデザイン", "info@hinata.example", null, null);
        assertThat(refused(written).code()).isEqualTo("member.credentials-by-order");
        house.transactions.run(() -> house.directory.orderCompleted("SORA", hinata.id()));
        house.sendCredentials(1);
        house.resend.handle(DESK, written);
        house.sendCredentials(1);
        assertThat(house.mails).hasSize(2);
        house.register.handle(House.registration("KURA", House.yuzu(), "2026-06"));
        assertThat(refused(new Command("KURA", "INQ-3", "岸本 ゆず", "yuzu@mail.example", null, null))
                        .code())
                .isEqualTo("member.credentials-own");
    }
}
