package jp.noren.webhook.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;
import jp.noren.webhook.internal.domain.SigningSecret;

/** From the transaction of a capability to a receiver on this machine, over the outbox, the books and the line as they are. */
class DeliveryFlowTest {

    /** As a receiver does it, by the text of the standard. */
    private static boolean verifies(SigningSecret secret, Receiver.Got got) throws Exception {
        byte[] key = Base64.getDecoder().decode(secret.text().substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = got.id() + "." + got.timestamp() + "." + got.body();
        String expected =
                "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        return Arrays.asList(got.signature().split(" ")).contains(expected);
    }

    @EachDatabase
    void a500IsFollowedByASecondTryAfterFiveSecondsUnderTheSameIdAndANewSignature(TestDatabase db) throws Exception {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering(500, 200)) {
            KeepEndpoints.Added added = house.endpoint(receiver.url(), "order.*");
            Endpoint endpoint = added.endpoint();
            house.happen("order.paid", "ord_1");
            House.until("first try", () -> house.log(endpoint).get(0).attempts() == 1);
            house.quiet();

            Delivery failed = house.log(endpoint).get(0);
            assertThat(failed.state()).isEqualTo(Delivery.State.WAITING);
            assertThat(Duration.between(house.clock.instant(), failed.dueAt()))
                    .isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
            house.wake();
            house.quiet();
            assertThat(receiver.got).hasSize(1);

            house.clock.move(Duration.ofSeconds(6));
            house.wake();
            House.until("second try", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 1);

            assertThat(receiver.got).hasSize(2).extracting(Receiver.Got::id).containsOnly(failed.event());
            assertThat(receiver.got.get(1).timestamp())
                    .isEqualTo(receiver.got.get(0).timestamp() + 6);
            for (Receiver.Got got : receiver.got) {
                assertThat(verifies(added.secret(), got)).isTrue();
                assertThat(verifies(SigningSecret.random(), got)).isFalse();
                assertThat(got.body())
                        .isEqualTo("{\"type\":\"order.paid\",\"timestamp\":\"2026-11-10T01:00:00Z\","
                                + "\"data\":{\"order\":\"ord_1\",\"storefront\":\"KURA\"}}");
            }
            assertThat(house.deliveries.attempts(failed.id()))
                    .extracting(Delivery.Attempt::number, Delivery.Attempt::status, Delivery.Attempt::answer)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1, 500, "answer 500"),
                            org.assertj.core.groups.Tuple.tuple(2, 200, "answer 200"));
            assertThat(house.endpoints
                            .find(endpoint.id())
                            .orElseThrow()
                            .health()
                            .failingSince())
                    .isNull();
        }
    }

    @EachDatabase
    void anAnswerOf410TurnsTheEndpointOffAndTellsItsOwner(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering(410)) {
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            house.happen("order.paid", "ord_1");
            House.until(
                    "turned off",
                    () -> !house.endpoints.find(endpoint.id()).orElseThrow().isOn());
            house.quiet();
            house.happen("order.paid", "ord_2");

            assertThat(house.endpoints
                            .find(endpoint.id())
                            .orElseThrow()
                            .health()
                            .off())
                    .isEqualTo(Endpoint.Off.GONE);
            assertThat(house.log(endpoint)).extracting(Delivery::state).containsExactly(Delivery.State.FAILED);
            assertThat(receiver.got).hasSize(1);
            assertThat(house.mails).singleElement().satisfies(mail -> {
                assertThat(mail.template()).isEqualTo("webhook.mail-off-gone");
                assertThat(mail.to()).isEqualTo("it@erp.example");
            });
        }
    }

    @EachDatabase
    void aSlowReceiverHoldsUpNobodyButItself(TestDatabase db) {
        try (House house = new House(db, Map.of("per_endpoint", 2, "threads", 6));
                Receiver slow = Receiver.answering();
                Receiver quick = Receiver.answering()) {
            slow.shut();
            Endpoint slowOne = house.endpoint(slow.url(), "*").endpoint();
            Endpoint quickOne = house.endpoint(quick.url(), "*").endpoint();
            for (int i = 0; i < 20; i++) {
                house.happen("order.paid", "ord_" + i);
            }

            House.until("the quick one has all", () -> house.inState(quickOne, Delivery.State.DELIVERED) == 20);
            assertThat(slow.got).as("on the line to the slow one").hasSizeLessThanOrEqualTo(2);
            assertThat(house.inState(slowOne, Delivery.State.DELIVERED)).isZero();

            slow.letGo();
            House.until("the slow one has all", () -> house.inState(slowOne, Delivery.State.DELIVERED) == 20);
            assertThat(slow.got).hasSize(20);
        }
    }

    @EachDatabase
    void afterARotationBothSecretsVerifyForADayAndThenOnlyTheNewOne(TestDatabase db) throws Exception {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            KeepEndpoints.Added added = house.endpoint(receiver.url(), "*");
            RotateSecret.Rotated rotated = house.rotate.handle(House.RESELLER, added.endpoint(), false);
            house.happen("order.paid", "ord_1");
            House.until("first", () -> receiver.got.size() == 1);
            house.clock.move(Duration.ofHours(24));
            house.happen("order.paid", "ord_2");
            House.until("second", () -> receiver.got.size() == 2);

            assertThat(verifies(added.secret(), receiver.got.get(0))).isTrue();
            assertThat(verifies(rotated.secret(), receiver.got.get(0))).isTrue();
            assertThat(verifies(added.secret(), receiver.got.get(1))).isFalse();
            assertThat(verifies(rotated.secret(), receiver.got.get(1))).isTrue();
        }
    }

    @EachDatabase
    void aSecretThatHasLeakedSignsNothingAnyMore(TestDatabase db) throws Exception {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            KeepEndpoints.Added added = house.endpoint(receiver.url(), "*");
            RotateSecret.Rotated first = house.rotate.handle(House.RESELLER, added.endpoint(), false);
            RotateSecret.Rotated second = house.rotate.handle(House.RESELLER, added.endpoint(), true);
            house.happen("order.paid", "ord_1");
            House.until("sent", () -> receiver.got.size() == 1);

            assertThat(receiver.got.get(0).signature().split(" ")).hasSize(1);
            assertThat(verifies(first.secret(), receiver.got.get(0))).isFalse();
            assertThat(verifies(second.secret(), receiver.got.get(0))).isTrue();
        }
    }

    @EachDatabase
    void aRedirectIsNotFollowed(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver elsewhere = Receiver.answering();
                Receiver receiver = Receiver.answering()) {
            receiver.then(302, "Location", elsewhere.url(), "");
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            house.happen("order.paid", "ord_1");
            House.until("tried", () -> house.log(endpoint).get(0).attempts() == 1);

            assertThat(house.log(endpoint).get(0).state()).isEqualTo(Delivery.State.WAITING);
            assertThat(elsewhere.got).isEmpty();
        }
    }

    @EachDatabase
    void anUpdateOfTheBundleUnderLoadLosesNothing(TestDatabase db) {
        try (House house = new House(db, Map.of("per_endpoint", 3));
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            for (int i = 0; i < 60; i++) {
                house.happen("order.paid", "ord_" + i);
                if (i % 10 == 5) {
                    house.stop();
                    house.announce("order.paid", "ord_while_away_" + i);
                    house.start();
                }
            }
            house.relay();
            house.wake();

            House.until("all delivered", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 66);
            assertThat(new HashSet<>(receiver.got.stream().map(Receiver.Got::id).toList()))
                    .hasSize(66);
            assertThat(receiver.got)
                    .as("a stop waits for what is on the line, so none came twice")
                    .hasSize(66);
        }
    }

    @EachDatabase
    void whatADeadNodeHadClaimedIsSentByAnotherWhenTheLeaseEndsAndTheDeadOnesWordCountsNoMore(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            house.stop();
            house.happen("order.paid", "ord_1");
            var now = house.clock.instant();
            List<DeliveryBook.Claim> dead = house.deliveries.claim(endpoint.id(), 5, now, now.plus(Dispatcher.LEASE));
            assertThat(dead).hasSize(1);
            house.start();
            house.wake();
            house.quiet();
            assertThat(house.endpoints.due(house.clock.instant())).isEmpty();

            house.clock.move(Dispatcher.LEASE.plusSeconds(1));
            house.wake();
            House.until("sent", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 1);

            assertThat(house.deliveries.settle(dead.get(0), Delivery.State.FAILED, null, house.clock.instant()))
                    .isFalse();
            assertThat(house.inState(endpoint, Delivery.State.DELIVERED)).isEqualTo(1);
        }
    }

    @EachDatabase
    void anEndpointThatFailsForDaysIsWrittenOfOnceThenTurnedOffAndWritesOnWhenItIsWellAgain(TestDatabase db) {
        try (House house = new House(db, Map.of());
                Receiver receiver = Receiver.answering()) {
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            for (int i = 0; i < 200; i++) {
                receiver.then(500);
            }
            house.happen("order.paid", "ord_0");
            for (int hours = 0; hours < 130; hours += 2) {
                house.quiet();
                house.clock.move(Duration.ofHours(2));
                if (hours % 20 == 0) {
                    house.happen("order.paid", "ord_" + hours);
                }
                house.wake();
            }
            House.until(
                    "turned off",
                    () -> !house.endpoints.find(endpoint.id()).orElseThrow().isOn());
            house.quiet();

            assertThat(house.mails)
                    .extracting(mail -> mail.template())
                    .containsExactly("webhook.mail-failing", "webhook.mail-off-failing");
            assertThat(house.inState(endpoint, Delivery.State.FAILED)).isPositive();
            Endpoint off = house.endpoints.find(endpoint.id()).orElseThrow();
            Endpoint on = house.keep.change(House.RESELLER, off, House.wish(receiver.url(), "*"), true);
            assertThat(on.health()).isEqualTo(Endpoint.Health.GOOD);
            assertThat(house.acts).anyMatch(act -> act.startsWith("webhook.endpoint-turned-off system:webhook"));
        }
    }

    @EachDatabase
    void anOverloadedReceiverIsLeftInPeaceForAsLongAsItAsks(TestDatabase db) {
        try (House house = new House(db, Map.of("per_endpoint", 1));
                Receiver receiver = Receiver.answering()) {
            receiver.then(429, "Retry-After", "90", "slow down");
            Endpoint endpoint = house.endpoint(receiver.url(), "*").endpoint();
            house.happen("order.paid", "ord_1");
            House.until("refused", () -> house.log(endpoint).get(0).attempts() == 1);
            house.quiet();
            house.happen("order.paid", "ord_2");
            house.quiet();
            assertThat(receiver.got).hasSize(1);

            house.clock.move(Duration.ofSeconds(91));
            house.wake();
            House.until("both", () -> house.inState(endpoint, Delivery.State.DELIVERED) == 2);
        }
    }
}
