package jp.noren.webhook.internal.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Slice;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.Audience;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.PublicEvent;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;
import jp.noren.webhook.internal.db.SqlDeliveryBook;
import jp.noren.webhook.internal.db.SqlEndpoints;
import jp.noren.webhook.internal.db.SqlEventBook;
import jp.noren.webhook.internal.db.SqlSecretBook;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;
import jp.noren.webhook.internal.wire.PinnedSender;

/** The bundle put together by hand on a real database, with a real outbox and a real line. */
final class House implements AutoCloseable {
    static final Caller RESELLER =
            new Caller(Caller.Kind.RESELLER, "res_1", null, "MIZU", Set.of(Role.RESELLER), "ses_1");
    static final Caller STRANGER =
            new Caller(Caller.Kind.RESELLER, "res_2", null, "KUMO", Set.of(Role.RESELLER), "ses_2");
    static final Caller CLIENT = new Caller(Caller.Kind.CLIENT, "cli_1", "KURA", null, Set.of(Role.CLIENT), null);
    static final Caller ADMIN = new Caller(Caller.Kind.OPERATOR, "opr_1", null, null, Set.of(Role.ADMIN), "ses_3");

    final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    final List<String> acts = new CopyOnWriteArrayList<>();
    final TestDatabase database;
    final Outbox outbox;
    final SqlEndpoints endpoints;
    final SqlDeliveryBook deliveries;
    final SqlEventBook events;
    final Secrets secrets;
    final Sight sight;
    final KeepEndpoints keep;
    final RotateSecret rotate;
    final WebhookConfig config;
    private final SecretBook secretBook;
    private final Path folder;
    private final PinnedSender sender;
    private final Notices notices;
    private Dispatcher dispatcher;

    House(TestDatabase database, Map<String, Object> settings) {
        this.database = database;
        config = Configs.local(settings);
        folder = newFolder();
        outbox = database.outbox();
        endpoints = new SqlEndpoints(database.schema("webhook"), database.sql());
        deliveries = new SqlDeliveryBook(database.schema("webhook"), database.sql(), database.transactions());
        events = new SqlEventBook(database.schema("webhook"), database.sql());
        secretBook = new SqlSecretBook(database.schema("webhook"), database.sql());
        secrets = new Secrets(secretBook, new SecretSeal(folder));
        Shops shops = new Shops();
        sight = new Sight(shops, endpoints, deliveries);
        notices = new Notices(audit(), this::mail, shops);
        sender = new PinnedSender(config, clock);
        KeepEndpoints.Books books = new KeepEndpoints.Books(endpoints, deliveries, secrets, (Audience) outbox);
        keep = new KeepEndpoints(clock, database.transactions(), books, new TargetRule(config), notices);
        rotate = new RotateSecret(config, clock, database.transactions(), secrets, notices);
        start();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("noren-webhook");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As after an update of the bundle: what runs has ended, a successor goes on. */
    void start() {
        SettleDelivery.Means means = new SettleDelivery.Means(config, endpoints, deliveries, notices);
        SettleDelivery settle = new SettleDelivery(clock, database.transactions(), means, new Figures(deliveries));
        dispatcher = new Dispatcher(
                config, clock, endpoints, deliveries, new DeliverOne(clock, endpoints, secrets, sender, settle));
    }

    void stop() {
        dispatcher.close();
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            requireTransaction();
            database.transactions().afterCommit(() -> acts.add(act + " " + actor.id() + " " + details));
        };
    }

    private void mail(Mails.Mail mail) {
        requireTransaction();
        database.transactions().afterCommit(() -> mails.add(mail));
    }

    private void requireTransaction() {
        if (!database.transactions().isActive()) {
            throw new IllegalStateException("outside a transaction");
        }
    }

    KeepEndpoints.Added endpoint(String url, String... types) {
        return keep.add(RESELLER, "KURA", wish(url, types));
    }

    static TargetRule.Wish wish(String url, String... types) {
        return new TargetRule.Wish(url, "ERP", List.of(types), "it@erp.example", "ja");
    }

    PingEndpoint ping() {
        return new PingEndpoint(clock, database.transactions(), events, deliveries, dispatcher);
    }

    ReplayEvents replay() {
        return new ReplayEvents(clock, database.transactions(), deliveries, audit(), dispatcher);
    }

    SweepJob sweep() {
        return new SweepJob(config, clock, events, deliveries, secretBook);
    }

    /** A capability announces, the relay brings it, the fan makes deliveries of it, and they are on their way. */
    void happen(String type, String object) {
        announce(type, object);
        relay();
    }

    void announce(String type, String object) {
        database.transactions()
                .run(() -> outbox.announce(
                        new PublicEvent(type, clock.instant(), "KURA", object, Map.of("order", object))));
    }

    private FanOut fan() {
        FanOut.Books books = new FanOut.Books(endpoints, events, deliveries);
        return new FanOut(clock, database.transactions(), books, dispatcher);
    }

    void consume(OutboxConsumer.Event event) throws Exception {
        fan().consume(event);
    }

    int relay() {
        try {
            return database.deliver(PublicEvent.TOPIC, fan());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void wake() {
        dispatcher.wake();
    }

    List<Delivery> log(Endpoint endpoint) {
        return deliveries.page(new DeliveryBook.Query(null, endpoint.id(), null, null), new Slice(1000, null, null));
    }

    long inState(Endpoint endpoint, Delivery.State state) {
        return log(endpoint).stream().filter(one -> one.state() == state).count();
    }

    int count(String table) {
        return database.sql()
                .first("select count(*) from " + table, row -> row.getInt(1))
                .orElseThrow();
    }

    /** Polls until it is so, for ten seconds. */
    static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    /** Until nothing is on the line. */
    void quiet() {
        until("nothing on the line", () -> dispatcher.isQuiet());
    }

    @Override
    public void close() {
        stop();
        sender.close();
        try {
            Files.deleteIfExists(folder.resolve("webhook.key"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
