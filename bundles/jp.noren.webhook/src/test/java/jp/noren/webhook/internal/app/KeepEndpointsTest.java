package jp.noren.webhook.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Slice;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints in the hands of their owners, and events that are sent again. */
class KeepEndpointsTest {
    private static final String NOWHERE = "https://erp.example/noren";

    private static void refused(Kind kind, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RefusedException.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.kind()).isEqualTo(kind);
        });
    }

    @EachDatabase
    void aSecretIsShownOnceAndStandsSealedInTheDatabaseBoundToItsEndpoint(TestDatabase db) {
        try (House house = new House(db, Map.of())) {
            KeepEndpoints.Added added = house.endpoint(NOWHERE, "*");
            house.endpoint(NOWHERE, "*");

            List<String> rows = db.sql().query("select sealed from webhook.secrets", row -> row.getString(1));
            assertThat(rows)
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .noneMatch(row -> row.contains(added.secret().text().substring(6)));
            assertThat(house.secrets.valid(added.endpoint().id(), house.clock.instant()))
                    .containsExactly(added.secret());
            assertThat(house.acts).noneMatch(act -> act.contains("whsec_"));
        }
    }

    @Test
    void aSealedSecretOpensWithItsKeyAndForItsEndpointAlone(@TempDir Path folder) throws Exception {
        SecretSeal seal = new SecretSeal(folder.resolve("a"));
        String closed = seal.close("whsec_x", "whe_1");

        assertThat(seal.open(closed, "whe_1")).isEqualTo("whsec_x");
        assertThat(seal.close("whsec_x", "whe_1")).isNotEqualTo(closed);
        assertThatThrownBy(() -> seal.open(closed, "whe_2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SecretSeal(folder.resolve("b")).open(closed, "whe_1"))
                .isInstanceOf(IllegalStateException.class);
        Path file = folder.resolve("a/webhook.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, Files.readString(file) + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
        SecretSeal later = new SecretSeal(folder.resolve("a"));
        assertThat(later.open(closed, "whe_1")).as("by a key of before").isEqualTo("whsec_x");
        assertThat(later.close("whsec_y", "whe_1").split(":")[0])
                .as("the last key seals")
                .isNotEqualTo(closed.split(":")[0]);
    }

    @EachDatabase
    void foreignEndpointsAndDeliveriesLookLikeNone(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            house.happen("order.paid", "ord_1");
            House.until("sent", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 1);
            String delivery = house.log(endpoint).get(0).id();

            for (var owner : List.of(House.RESELLER, House.CLIENT, House.ADMIN)) {
                assertThat(house.sight.endpoint(owner, endpoint.id()).id()).isEqualTo(endpoint.id());
                assertThat(house.sight.delivery(owner, delivery).id()).isEqualTo(delivery);
            }
            refused(Kind.NOT_FOUND, "kernel.not-found", () -> house.sight.endpoint(House.STRANGER, endpoint.id()));
            refused(Kind.NOT_FOUND, "kernel.not-found", () -> house.sight.endpoint(House.RESELLER, "whe_none"));
            refused(Kind.NOT_FOUND, "kernel.not-found", () -> house.sight.delivery(House.STRANGER, delivery));
            refused(Kind.NOT_FOUND, "kernel.not-found", () -> house.sight.storefront(House.STRANGER, "KURA"));
            refused(Kind.NOT_FOUND, "kernel.not-found", () -> house.sight.storefront(House.CLIENT, "TANA"));
            refused(Kind.NOT_FOUND, "kernel.not-found", () -> house.sight.storefront(House.ADMIN, "NONE"));
            assertThat(house.sight.storefront(House.CLIENT, null)).isEqualTo("KURA");
            assertThat(house.keep.page(house.sight.narrowed(House.STRANGER, null), new Slice(20, null, null)))
                    .isEmpty();
            assertThat(house.keep.page(house.sight.narrowed(House.STRANGER, "KURA"), new Slice(20, null, null)))
                    .isEmpty();
        }
    }

    @EachDatabase
    void whatIsWrongIsSaidFieldByField(TestDatabase db) {
        try (House house = new House(db, Map.of("http_allowed", false))) {
            TargetRule.Wish wish =
                    new TargetRule.Wish("http://erp.example", "x".repeat(201), List.of("Order"), "nobody", "fr");

            assertThatThrownBy(() -> house.keep.add(House.RESELLER, "KURA", wish))
                    .isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.fields())
                            .extracting(FieldError::pointer, FieldError::code)
                            .containsExactly(
                                    org.assertj.core.groups.Tuple.tuple("/url", "webhook.url-not-https"),
                                    org.assertj.core.groups.Tuple.tuple("/description", "webhook.description-too-long"),
                                    org.assertj.core.groups.Tuple.tuple("/types", "webhook.types-invalid"),
                                    org.assertj.core.groups.Tuple.tuple("/contact_email", "webhook.email-invalid"),
                                    org.assertj.core.groups.Tuple.tuple("/language", "webhook.language-unknown")));
            assertThat(house.count("webhook.endpoints")).isZero();
        }
    }

    @EachDatabase
    void ofManyWhoAddAtTheSameTimeTenGetAPlace(TestDatabase db) throws InterruptedException {
        try (House house = new House(db, Map.of())) {
            AtomicInteger refused = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 4; i++) {
                        try {
                            house.endpoint(NOWHERE, "*");
                        } catch (RefusedException e) {
                            refused.incrementAndGet();
                        }
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(house.count("webhook.endpoints")).isEqualTo(10);
            assertThat(refused).hasValue(6);
            refused(Kind.CONFLICT, "webhook.too-many-endpoints", () -> house.endpoint(NOWHERE, "*"));
        }
    }

    @EachDatabase
    void eventsAreWrittenWhileThereIsAnEndpointAndNoneAfterTheLastWasRemoved(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            house.announce("order.paid", "ord_0");
            assertThat(house.count("persistence.outbox")).isZero();

            Endpoint first = house.endpoint(receiver.url(), "*").endpoint();
            Endpoint second = house.endpoint(receiver.url(), "order.cancelled").endpoint();
            house.happen("order.paid", "ord_1");
            House.until("sent", () -> house.inState(first, Delivery.State.DELIVERED) == 1);
            house.keep.remove(House.RESELLER, first);
            house.happen("order.paid", "ord_2");
            assertThat(house.count("webhook.events"))
                    .as("kept for a replay, though nobody wants it now")
                    .isEqualTo(2);
            house.keep.remove(House.RESELLER, second);
            house.announce("order.paid", "ord_3");

            assertThat(house.count("persistence.outbox")).isZero();
            assertThat(house.count("webhook.deliveries")).isZero();
            assertThat(house.count("webhook.attempts")).isZero();
            assertThat(house.count("webhook.secrets")).isZero();
            assertThat(receiver.got).hasSize(1);
        }
    }

    @EachDatabase
    void whoChangesWhatSomebodyElseHasChangedMeanwhileIsRefused(TestDatabase db) {
        try (House house = new House(db, Map.of())) {
            Endpoint before = house.endpoint(NOWHERE, "*").endpoint();
            Endpoint off = house.keep.change(House.CLIENT, before, House.wish(NOWHERE, "order.*"), false);

            assertThat(off.health().off()).isEqualTo(Endpoint.Off.BY_OWNER);
            assertThat(house.endpoints.find(before.id())).contains(off);
            refused(
                    Kind.PRECONDITION_FAILED,
                    "rest.if-match-failed",
                    () -> house.keep.change(House.CLIENT, before, House.wish(NOWHERE, "*"), true));
            refused(Kind.CONFLICT, "webhook.endpoint-off", () -> house.ping().handle(off));
        }
    }

    @EachDatabase
    void aPingTakesTheWayOfAllMessagesWhateverTheFilterSays(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint = house.endpoint(receiver.url(), "order.paid").endpoint();
            Delivery ping = house.ping().handle(endpoint);
            House.until("sent", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 1);

            assertThat(receiver.got).singleElement().satisfies(got -> {
                assertThat(got.id()).isEqualTo(ping.event());
                assertThat(got.body()).contains("\"type\":\"webhook.ping\"", endpoint.id());
            });
        }
    }

    @EachDatabase
    void onlyWantedTypesOfTheOwnStorefrontAreSent(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint =
                    house.endpoint(receiver.url(), "order.paid", "payment.*").endpoint();
            house.keep.add(House.RESELLER, "MINAMO", House.wish(receiver.url(), "*"));
            house.happen("order.placed", "ord_1");
            house.happen("order.paid", "ord_1");
            house.happen("payment.refunded", "pay_1");
            House.until("sent", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 2);
            house.quiet();

            assertThat(house.log(endpoint))
                    .extracting(Delivery::type)
                    .containsExactlyInAnyOrder("order.paid", "payment.refunded");
            assertThat(receiver.got).hasSize(2);
        }
    }

    @EachDatabase
    void oneEventOrAllThatAreWantedSinceAnInstantAreSentAgainUnderTheirIds(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint = house.endpoint(receiver.url(), "order.*").endpoint();
            house.happen("order.paid", "ord_1");
            House.until("the first", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 1);
            house.clock.move(Duration.ofMinutes(10));
            var since = house.clock.instant();
            house.happen("order.paid", "ord_2");
            house.happen("payment.refunded", "pay_2");
            House.until("sent", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 2);
            Endpoint off = house.keep.change(House.RESELLER, endpoint, House.wish(receiver.url(), "order.*"), false);
            house.clock.move(Duration.ofMinutes(10));
            house.happen("order.cancelled", "ord_3");
            refused(Kind.CONFLICT, "webhook.endpoint-off", () -> house.replay().since(House.RESELLER, off, since));
            Endpoint on = house.keep.change(House.RESELLER, off, House.wish(receiver.url(), "order.*"), true);
            String first = house.log(endpoint).get(1).event();

            assertThat(house.replay()
                            .since(House.RESELLER, on, since.minusMillis(1))
                            .count())
                    .isEqualTo(2);
            House.until("again", () -> receiver.got.size() == 4);
            assertThat(house.replay().one(House.CLIENT, on, first).count()).isEqualTo(1);
            House.until("once more", () -> receiver.got.size() == 5);
            house.quiet();

            assertThat(receiver.got.get(4).id()).isEqualTo(first);
            assertThat(receiver.got).extracting(Receiver.Got::id).hasSize(5).doesNotContainNull();
            assertThat(house.log(endpoint)).hasSize(3).allMatch(one -> one.state() == Delivery.State.DELIVERED);
            refused(Kind.NOT_FOUND, "kernel.not-found", () -> house.replay().one(House.RESELLER, on, "evt_none"));
            assertThat(house.acts).anyMatch(act -> act.startsWith("webhook.replayed cli_1 {event=" + first));
        }
    }

    @EachDatabase
    void anEventThatTheOutboxBringsTwiceIsSentOnce(TestDatabase db) throws Exception {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            house.announce("order.paid", "ord_1");
            var events = new ArrayList<jp.noren.persistence.OutboxConsumer.Event>();
            db.deliver("event", events::add);
            house.consume(events.get(0));
            house.consume(events.get(0));
            House.until("sent", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 1);
            house.quiet();

            assertThat(receiver.got).hasSize(1);
            assertThat(house.log(endpoint)).hasSize(1);
        }
    }

    @EachDatabase
    void eventsAndLogAreForgottenAfterThirtyDays(TestDatabase db) throws Exception {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            house.happen("order.paid", "ord_1");
            House.until("sent", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 1);
            house.quiet();
            house.rotate.handle(House.RESELLER, endpoint, true);
            house.clock.move(Duration.ofDays(30).minusHours(1));
            assertThat(house.sweep().run()).isFalse();
            assertThat(house.count("webhook.events")).isEqualTo(1);

            house.clock.move(Duration.ofHours(2));
            while (house.sweep().run()) {
                assertThat(house.count("webhook.endpoints")).isEqualTo(1);
            }

            assertThat(house.count("webhook.events")).isZero();
            assertThat(house.count("webhook.deliveries")).isZero();
            assertThat(house.count("webhook.attempts")).isZero();
            assertThat(house.count("webhook.secrets")).isEqualTo(1);
        }
    }
}
