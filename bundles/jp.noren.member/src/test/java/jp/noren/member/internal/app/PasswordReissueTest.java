package jp.noren.member.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.RefusedException;
import jp.noren.member.internal.house.House;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class PasswordReissueTest {
    private static final String ADDRESS = "yuzu@mail.example";

    private House house;
    private String member;

    private void open(TestDatabase database) {
        house = new House(database);
        member = house.register
                .handle(House.registration("KURA", House.yuzu(), "2026-06"))
                .member()
                .id();
        house.mails.clear();
    }

    /** Asks, and lets the outbox deliver a little later, as it does. */
    private String ask(String email, Duration later) throws Exception {
        house.askReissue.handle("KURA", email);
        house.clock.move(later);
        house.sendLink.consume(house.events.get(house.events.size() - 1));
        return house.mails.isEmpty() ? null : house.lastTicket();
    }

    private void redeem(String ticket, String password) {
        house.redeem.handle(ticket, new Credentials.Password(password.toCharArray()));
    }

    private String refusal(String ticket, String password) {
        return catchThrowableOfType(RefusedException.class, () -> redeem(ticket, password))
                .code();
    }

    @EachDatabase
    @DisplayName("R102: the link works at 59:59, counted from the request and not from the mail")
    void worksUntilTheLastSecond(TestDatabase database) throws Exception {
        open(database);
        String ticket = ask(ADDRESS, Duration.ofSeconds(7));
        house.clock.move(Duration.ofMinutes(60).minusSeconds(8));
        redeem(ticket, "another password");
        assertThat(house.credentials.passwords).containsEntry(member, "hash of another password");
    }

    @EachDatabase
    @DisplayName("R102: the link is refused at 60:00")
    void isOverAtTheHour(TestDatabase database) throws Exception {
        open(database);
        String ticket = ask(ADDRESS, Duration.ofSeconds(7));
        house.clock.move(Duration.ofMinutes(60).minusSeconds(7));
        assertThat(refusal(ticket, "another password")).isEqualTo("access.ticket-invalid");
        assertThat(house.credentials.passwords).containsEntry(member, "hash of a long password");
    }

    @EachDatabase
    @DisplayName("R102: the link is refused on second use; other sessions end, and a notice is mailed")
    void worksOnce(TestDatabase database) throws Exception {
        open(database);
        String ticket = ask(ADDRESS, Duration.ZERO);
        assertThat(house.credentials.sessions).contains(member);
        redeem(ticket, "another password");
        assertThat(house.credentials.sessions).isEmpty();
        assertThat(house.templates())
                .containsExactly(
                        "member.mail-password-link to " + ADDRESS, "member.mail-password-changed to " + ADDRESS);
        assertThat(refusal(ticket, "a third password")).isEqualTo("access.ticket-invalid");
        assertThat(house.credentials.passwords).containsEntry(member, "hash of another password");
    }

    @EachDatabase
    @DisplayName("R101: for an unknown address the same is written down, and no mail leaves")
    void tellsNobodyWhoIsRegistered(TestDatabase database) throws Exception {
        open(database);
        assertThat(ask("nobody@mail.example", Duration.ZERO)).isNull();
        assertThat(ask(ADDRESS.toUpperCase(), Duration.ZERO)).isNotNull();
        assertThat(house.events).hasSize(2);
        assertThat(house.events.get(0).payload().replace("nobody@mail.example", ""))
                .isEqualTo(house.events.get(1).payload().replace(ADDRESS.toUpperCase(), ""));
        assertThat(house.mails).extracting(mail -> mail.to()).containsExactly(ADDRESS);
    }

    @EachDatabase
    @DisplayName("R102: the secret of the link is a secret of the mail, so no log shows it")
    void keepsTheLinkOutOfLogs(TestDatabase database) throws Exception {
        open(database);
        String ticket = ask(ADDRESS, Duration.ZERO);
        assertThat(house.mails.get(0).args().toString()).doesNotContain(ticket);
        assertThat(house.mails.get(0).toString()).doesNotContain(ticket);
    }

    @EachDatabase
    @DisplayName("A password that is too weak does not use the link up")
    void keepsTheLinkForABetterPassword(TestDatabase database) throws Exception {
        open(database);
        String ticket = ask(ADDRESS, Duration.ZERO);
        assertThat(refusal(ticket, "short")).isEqualTo("kernel.invalid-fields");
        assertThat(refusal(ticket, ADDRESS)).isEqualTo("kernel.invalid-fields");
        redeem(ticket, "another password");
    }

    @EachDatabase
    @DisplayName("A request that is delivered after its hour sends no dead link")
    void sendsNoDeadLink(TestDatabase database) throws Exception {
        open(database);
        assertThat(ask(ADDRESS, Duration.ofMinutes(60))).isNull();
    }
}
