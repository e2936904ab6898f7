package jp.noren.notification.internal.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.i18n.internal.app.CatalogueMessages;
import jp.noren.i18n.internal.domain.Catalogue;
import jp.noren.notification.api.MailTransport;
import jp.noren.notification.api.Mails;
import jp.noren.notification.internal.db.SqlDeliveryLog;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.OutboxConsumer.Event;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;

/** The bundle put together by hand on a real database, with an outbox and a transport that keep what they get. */
final class House {
    final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    final List<Event> published = new ArrayList<>();
    final List<MailTransport.Message> delivered = new ArrayList<>();
    final TestDatabase database;
    final DeliveryLog log;
    final Shops shops;
    final Mails mails;
    final Outbox outbox;
    final SecretSeal seal;

    House(TestDatabase database, Path data) {
        this.database = database;
        log = new SqlDeliveryLog(database.sql(), database.schema("notification"));
        shops = new Shops(Configs.attempts(3), clock);
        shops.storefronts = new FewStorefronts();
        outbox = this::publish;
        seal = new SecretSeal(data);
        mails = new SendMail(outbox, log, new TransportWatch(database.transactions()), clock, seal);
    }

    private String publish(String topic, String aggregate, String payload) {
        if (!database.transactions().isActive()) {
            throw new IllegalStateException("outside a transaction");
        }
        published.add(new Event("evt_" + published.size(), topic, aggregate, payload, 1));
        return published.get(published.size() - 1).id();
    }

    static Messages messages() {
        return new CatalogueMessages(Catalogue.union(List.of(
                catalogue("test.properties", "Order {number}", "Please pay {total} by {day}: {link}"),
                catalogue("test_ja.properties", "ご注文 {number}", "{day}までに{total}をお支払いください: {link}"),
                catalogue("test_vi.properties", "Đơn hàng {number}", "Vui lòng trả {total} trước {day}: {link}"))));
    }

    private static Catalogue catalogue(String file, String subject, String body) {
        try {
            return Catalogue.read(
                    file, new StringReader("test.mail.subject = " + subject + "\ntest.mail.body = " + body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DeliverMail consumer(MailTransport transport) {
        return consumer(transport, messages());
    }

    DeliverMail consumer(MailTransport transport, Messages messages) {
        return consumer(transport, messages, seal);
    }

    /** @param key what this node can open */
    DeliverMail consumer(MailTransport transport, Messages messages, SecretSeal key) {
        return new DeliverMail(
                Configs.attempts(3),
                log,
                new Letter(messages, shops, key),
                transport,
                new EndDelivery(clock, database.transactions(), log, outbox));
    }

    DeliverMail goodConsumer() {
        return consumer(delivered::add);
    }

    /** Asks for a mail in a transaction of its own. */
    String send(Mails.Mail mail) {
        database.transactions().run(() -> mails.send(mail));
        return lastEvent().aggregate();
    }

    Event lastEvent() {
        return published.get(published.size() - 1);
    }

    static Mails.Mail mail(String storefront, String to, String language, Map<String, ?> args) {
        return new Mails.Mail(storefront, "mem_1", to, language, "test.mail", args, Map.of());
    }
}
