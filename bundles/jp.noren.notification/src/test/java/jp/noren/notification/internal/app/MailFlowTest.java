package jp.noren.notification.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.i18n.internal.app.CatalogueMessages;
import jp.noren.i18n.internal.domain.Catalogue;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.notification.api.MailTransport;
import jp.noren.notification.api.Mails;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.notification.internal.domain.Delivery.Status;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

/** From the transaction that asks for a mail to the log of its delivery. */
class MailFlowTest {
    @TempDir
    Path data;

    private static final String LINK = "https://kura.example/p?ticket=s3cr3t";
    private static final Map<String, ?> ARGS =
            Map.of("number", "K-20261110-1", "total", Yen.of(4950), "day", LocalDate.of(2026, 11, 17), "link", "-");

    private static Mails.Mail withSecret() {
        Map<String, ?> args = Map.of("number", "K-1", "total", Yen.of(1), "day", LocalDate.of(2026, 11, 17));
        return new Mails.Mail("KURA", "mem_1", "taro@mail.example", "en", "test.mail", args, Map.of("link", LINK));
    }

    private static Delivery row(House house) {
        List<Delivery> rows = house.log.list(new DeliveryLog.Query(Optional.empty(), null, null, null, null, 10));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static String stored(House house) {
        return house.database
                .sql()
                .first("select args, secrets from notification.deliveries", row -> row.getString(1) + row.getString(2))
                .orElseThrow();
    }

    @EachDatabase
    void leavesInTheReadersLanguageAfterTheCommit(TestDatabase database) throws Exception {
        House house = new House(database, data);
        Map<String, String> bodies = Map.of(
                "ja", "2026年11月17日までに4,950円をお支払いください: -",
                "en", "Please pay ¥4,950 by 17 November 2026: -",
                "vi", "Vui lòng trả 4.950 yên trước 17/11/2026: -");
        for (String language : bodies.keySet()) {
            house.send(House.mail("KURA", "taro@mail.example", language, ARGS));
            house.goodConsumer().consume(house.lastEvent());
            MailTransport.Message message = house.delivered.get(house.delivered.size() - 1);
            assertThat(message.body()).isEqualTo(bodies.get(language));
            assertThat(message.language()).isEqualTo(language);
            assertThat(message.to()).isEqualTo("taro@mail.example");
            assertThat(message.subject()).endsWith("K-20261110-1");
        }
        assertThat(house.delivered.stream().map(MailTransport.Message::from))
                .containsOnly("くらしの蔵 <mise@kura.example>", "KURA shop <mise@kura.example>");
    }

    @EachDatabase
    void everyKindOfValueComesThroughTheDatabaseWithItsType(TestDatabase database) throws Exception {
        House house = new House(database, data);
        Map<String, ?> args = Map.of(
                "number",
                LocalizedText.of("壱", "one", "một"),
                "total",
                1_000_000L,
                "day",
                Instant.parse("2026-11-10T15:00:00Z"),
                "link",
                7);
        house.send(House.mail("KURA", "a@b.example", "vi", args));
        house.goodConsumer().consume(house.lastEvent());
        assertThat(house.delivered.get(0).subject()).isEqualTo("Đơn hàng một");
        assertThat(house.delivered.get(0).body()).isEqualTo("Vui lòng trả 1.000.000 trước 11/11/2026 00:00 JST: 7");
    }

    @EachDatabase
    void isNotAskedForWhenTheTransactionRollsBackOrIsMissing(TestDatabase database) {
        House house = new House(database, data);
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    house.mails.send(withSecret());
                    throw new IllegalStateException("after all not");
                }))
                .hasMessage("after all not");
        assertThatThrownBy(() -> house.mails.send(withSecret())).isInstanceOf(IllegalStateException.class);
        assertThat(house.log.list(new DeliveryLog.Query(Optional.empty(), null, null, null, null, 10)))
                .isEmpty();
    }

    @EachDatabase
    void theLogKeepsWhoAndWhatButNeitherTextNorSecret(TestDatabase database) throws Exception {
        House house = new House(database, data);
        String id = house.send(withSecret());
        assertThat(row(house).status()).isEqualTo(Status.WAITING);
        assertThat(house.lastEvent().topic()).isEqualTo("notification.mail");
        assertThat(house.lastEvent().payload()).doesNotContain("s3cr3t").contains(id);
        assertThat(stored(house))
                .as("sealed while it waits")
                .contains("sealed:")
                .doesNotContain("s3cr3t");

        house.clock.move(Duration.ofSeconds(2));
        house.goodConsumer().consume(house.lastEvent());

        assertThat(house.delivered.get(0).body()).contains(LINK);
        assertThat(row(house))
                .isEqualTo(new Delivery(
                        id,
                        "KURA",
                        "mem_1",
                        "taro@mail.example",
                        "en",
                        "test.mail",
                        Status.SENT,
                        1,
                        null,
                        id + "@noren.example",
                        Instant.parse("2026-11-10T01:00:00Z"),
                        Instant.parse("2026-11-10T01:00:02Z")));
        assertThat(stored(house)).isEqualTo("nullnull");
    }

    @EachDatabase
    void anEventThatComesTwiceSendsOneMail(TestDatabase database) throws Exception {
        House house = new House(database, data);
        house.send(withSecret());
        house.goodConsumer().consume(house.lastEvent());
        house.goodConsumer().consume(house.lastEvent());
        assertThat(house.delivered).hasSize(1);
        assertThat(row(house).attempts()).isEqualTo(1);
    }

    @EachDatabase
    void aFailureIsTriedAgainThenParkedAndAnOperatorSendsItAgain(TestDatabase database) throws Exception {
        House house = new House(database, data);
        String id = house.send(House.mail("KURA", "taro@mail.example", "en", ARGS));
        DeliverMail broken = house.consumer(message -> {
            throw new IOException("connection refused");
        });
        for (int attempt = 1; attempt < 3; attempt++) {
            assertThatThrownBy(() -> broken.consume(house.lastEvent())).isInstanceOf(IOException.class);
            assertThat(row(house).status()).isEqualTo(Status.WAITING);
            assertThat(row(house).attempts()).isEqualTo(attempt);
            assertThat(row(house).failure()).isEqualTo("IOException");
        }
        broken.consume(house.lastEvent());
        assertThat(row(house).status()).isEqualTo(Status.PARKED);

        ResendMail resend = new ResendMail(database.transactions(), house.outbox, house.log);
        assertThat(resend.handle(id)).isTrue();
        assertThat(resend.handle(id)).as("it waits already").isFalse();
        house.goodConsumer().consume(house.lastEvent());
        assertThat(house.delivered).hasSize(1);
        assertThat(row(house).status()).isEqualTo(Status.SENT);
        assertThat(row(house).failure()).isNull();
    }

    @EachDatabase
    void aParkedMailWithASecretIsErasedAndCannotBeSentAgain(TestDatabase database) throws Exception {
        House house = new House(database, data);
        String id = house.send(withSecret());
        DeliverMail broken = house.consumer(message -> {
            throw new IOException(message.body());
        });
        for (int attempt = 1; attempt < 3; attempt++) {
            assertThatThrownBy(() -> broken.consume(house.lastEvent())).isInstanceOf(IOException.class);
        }
        broken.consume(house.lastEvent());
        assertThat(stored(house)).isEqualTo("nullnull");
        assertThat(row(house).toString()).doesNotContain("s3cr3t");
        assertThat(new ResendMail(database.transactions(), house.outbox, house.log).handle(id))
                .isFalse();
        assertThat(house.published).hasSize(1);
    }

    @EachDatabase
    void aBounceIsFinalAndErased(TestDatabase database) throws Exception {
        House house = new House(database, data);
        house.send(House.mail("KURA", "nobody@mail.example", "en", ARGS));
        house.consumer(message -> {
                    throw new MailTransport.BouncedException("smtp-550");
                })
                .consume(house.lastEvent());
        assertThat(row(house).status()).isEqualTo(Status.BOUNCED);
        assertThat(row(house).failure()).isEqualTo("smtp-550");
        assertThat(stored(house)).isEqualTo("nullnull");
        assertThat(house.lastEvent().topic()).as("R137").isEqualTo(Mails.BOUNCED);
        assertThat(house.lastEvent().aggregate()).isEqualTo("KURA:mem_1");
        assertThat(house.lastEvent().payload()).contains("test.mail", "smtp-550");
    }

    @EachDatabase
    void waitsForTheTextsOfABundleThatIsAway(TestDatabase database) throws Exception {
        House house = new House(database, data);
        house.send(House.mail("KURA", "taro@mail.example", "ja", ARGS));
        DeliverMail wordless = house.consumer(house.delivered::add, new CatalogueMessages(Catalogue.EMPTY));
        assertThatThrownBy(() -> wordless.consume(house.lastEvent())).hasMessage("no text test.mail.subject");
        assertThat(house.delivered).isEmpty();
        house.goodConsumer().consume(house.lastEvent());
        assertThat(row(house).status()).isEqualTo(Status.SENT);
    }

    @EachDatabase
    void writesInJapaneseWhereTheLanguageIsUnknownAndInTheHousesNameWithoutAShop(TestDatabase database)
            throws Exception {
        House house = new House(database, data);
        house.send(House.mail(null, "taro@mail.example", "fr", ARGS));
        house.goodConsumer().consume(house.lastEvent());
        assertThat(house.delivered.get(0).subject()).isEqualTo("ご注文 K-20261110-1");
        assertThat(house.delivered.get(0).from()).isEqualTo("のれん <noreply@noren.example>");
    }

    @EachDatabase
    void aSubjectIsOneLineWhateverAValueHolds(TestDatabase database) throws Exception {
        House house = new House(database, data);
        Map<String, ?> args = Map.of("number", "1\r\nBcc: all@mail.example", "total", 1L, "day", 1L, "link", "a\nb");
        house.send(House.mail("TANA", "taro@mail.example", "en", args));
        house.goodConsumer().consume(house.lastEvent());
        assertThat(house.delivered.get(0).subject()).isEqualTo("Order 1 Bcc: all@mail.example");
        assertThat(house.delivered.get(0).body()).endsWith("a\nb");
    }

    @EachDatabase
    void aSecretIsOpenedOnNodesThatHaveTheKeyAndAMailOfTheTimeBeforeIsWrittenAsItIs(
            TestDatabase database, @TempDir Path elsewhere) throws Exception {
        House house = new House(database, data);
        house.send(withSecret());
        DeliverMail foreign = house.consumer(house.delivered::add, House.messages(), new SecretSeal(elsewhere));
        assertThatThrownBy(() -> foreign.consume(house.lastEvent()))
                .hasMessageContaining("mail.key")
                .hasMessageNotContaining("s3cr3t");
        assertThat(row(house).failure()).isEqualTo("NotOpenedException");
        house.goodConsumer().consume(house.lastEvent());
        assertThat(house.delivered.get(0).body()).contains(LINK);

        house.send(withSecret());
        database.sql()
                .update(
                        "update notification.deliveries set secrets = ? where status = 'WAITING'",
                        "{\"link\":\"" + LINK + "\"}");
        house.goodConsumer().consume(house.lastEvent());
        assertThat(house.delivered.get(1).body()).contains(LINK);
    }
}
