package jp.noren.member.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.noren.i18n.Messages;
import jp.noren.i18n.internal.app.CatalogueMessages;
import jp.noren.i18n.internal.domain.Catalogue;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.domain.Profile;
import jp.noren.member.internal.house.House;
import jp.noren.notification.api.MailTransport;
import jp.noren.notification.internal.app.DeliverMail;
import jp.noren.notification.internal.app.EndDelivery;
import jp.noren.notification.internal.app.Letter;
import jp.noren.notification.internal.app.NotificationConfig;
import jp.noren.notification.internal.app.SecretSeal;
import jp.noren.notification.internal.app.SendMail;
import jp.noren.notification.internal.app.Shops;
import jp.noren.notification.internal.app.TransportWatch;
import jp.noren.notification.internal.db.SqlDeliveryLog;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** With the real outbox and the real log of deliveries. */
class CredentialsLogTest {
    private final List<MailTransport.Message> delivered = new ArrayList<>();

    @EachDatabase
    @DisplayName(
            "R098: after delivery neither the log of mails nor the outbox nor the members' tables hold the password; the log tells the rest")
    void keepsNoPassword(TestDatabase database, @TempDir Path data) throws Exception {
        MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
        SqlDeliveryLog log = new SqlDeliveryLog(database.sql(), database.schema("notification"));
        SendMail mails = new SendMail(
                database.outbox(), log, new TransportWatch(database.transactions()), clock, new SecretSeal(data));
        House house = new House(database, mails);
        for (String language : Messages.LANGUAGES) {
            Profile profile =
                    new Profile("INDIVIDUAL", "青山 みどり", language + "@mail.example", language, null, null, Address.NONE);
            house.register.handle(new RegisterMember.Command("SORA", profile, null, null, null));
        }
        assertThat(database.deliver(AskCredentials.TOPIC, house.sendCredentials))
                .isEqualTo(3);
        String waiting = rows(database, "notification.deliveries");
        Shops shops = new Shops(new Defaults(), clock);
        EndDelivery ends = new EndDelivery(clock, database.transactions(), log, database.outbox());
        DeliverMail mailer = new DeliverMail(
                new Defaults(), log, new Letter(messages(), shops, new SecretSeal(data)), delivered::add, ends);
        assertThat(database.deliver("notification.mail", mailer)).isEqualTo(3);

        String everything = rows(database, "notification.deliveries")
                + rows(database, "persistence.outbox")
                + rows(database, "member.members")
                + house.details;
        assertThat(delivered).hasSize(3).allSatisfy(mail -> {
            Matcher password =
                    Pattern.compile("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}").matcher(mail.body());
            assertThat(password.find()).as(mail.body()).isTrue();
            assertThat(everything).doesNotContain(password.group()).contains(mail.to());
            assertThat(waiting)
                    .as("while it waits")
                    .doesNotContain(password.group())
                    .contains(mail.to());
            assertThat(mail.body()).doesNotContain("{", "member.");
        });
        assertThat(rows(database, "notification.deliveries"))
                .contains("member.mail-credentials", "SENT", "ja@mail.example");
    }

    private static String rows(TestDatabase database, String table) {
        return String.join("\n", database.sql().query("select * from " + table, row -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(row.getString(i)).append('|');
            }
            return text.toString();
        }));
    }

    private static Messages messages() {
        return new CatalogueMessages(Catalogue.union(List.of(
                catalogue("member.properties"), catalogue("member_ja.properties"), catalogue("member_vi.properties"))));
    }

    private static Catalogue catalogue(String file) {
        try (InputStreamReader in = new InputStreamReader(
                CredentialsLogTest.class.getResourceAsStream("/i18n/" + file), StandardCharsets.UTF_8)) {
            return Catalogue.read(file, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Defaults implements NotificationConfig {
        @Override
        public String from() {
            return "noreply@noren.example";
        }

        @Override
        public String from_name() {
            return "Noren";
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return NotificationConfig.class;
        }
    }
}
