package jp.noren.settings.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.SwitchReach;
import org.junit.jupiter.api.DisplayName;

class SettingsTest {
    private static final Map<String, List<String>> GIVEN =
            Map.of("endpoint", List.of("https://one"), ".key", List.of("canary-1"));

    @EachDatabase
    @DisplayName("what a reseller sets reaches the provider of his storefront alone, and is shown without its secrets")
    void sets(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(House.KUMO, "TANA", GIVEN);
            house.deliver.handle();
            assertThat(house.told.values("TANA")).isEqualTo(GIVEN);
            assertThat(house.told.there).hasSize(1);
            assertThat(house.told.own).extracting(OwnSettings.Of::storefront).containsExactly("TANA");
            BrowseSettings.Shown shown = house.browse.get(House.KUMO, "TANA", "card");
            assertThat(shown.own().orElseThrow().plain()).containsOnlyKeys("endpoint");
            assertThat(shown.own().orElseThrow().secret(".key").orElseThrow().since())
                    .isEqualTo(house.clock.instant());
            assertThat(shown.serving()).contains(shown.own().orElseThrow().revision());
            assertThat(shown.toString()).doesNotContain("canary");
        }
    }

    @EachDatabase
    @DisplayName("a secret that is not named stays with its date, another takes its place, none takes it away")
    void keepsSecrets(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(
                    House.KUMO,
                    "TANA",
                    Map.of(
                            "endpoint",
                            List.of("https://one"),
                            ".key",
                            List.of("canary-1"),
                            ".iv",
                            List.of("canary-iv")));
            var first = house.clock.instant();
            house.clock.move(Duration.ofDays(1));
            house.set(House.KUMO, "TANA", Map.of("endpoint", List.of("https://two"), ".iv", List.of()));
            house.deliver.handle();
            assertThat(house.told.values("TANA"))
                    .isEqualTo(Map.of("endpoint", List.of("https://two"), ".key", List.of("canary-1")));
            assertThat(house.store
                            .find("TANA", "card")
                            .orElseThrow()
                            .secret(".key")
                            .orElseThrow()
                            .since())
                    .isEqualTo(first);
            house.set(House.KUMO, "TANA", Map.of("endpoint", List.of("https://two"), ".key", List.of("canary-2")));
            house.deliver.handle();
            assertThat(house.told.values("TANA")).containsEntry(".key", List.of("canary-2"));
        }
    }

    @EachDatabase
    @DisplayName("a foreign storefront looks like none, for reading, writing, looking ahead and removing")
    void isOwn(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(House.KUMO, "TANA", GIVEN);
            Given given = new Given(GIVEN, Set.of());
            refused("kernel.not-found", () -> house.browse.list(House.NAMI, "TANA"));
            refused("kernel.not-found", () -> house.browse.get(House.NAMI, "TANA", "card"));
            refused("kernel.not-found", () -> house.preview.handle(House.NAMI, "TANA", "card", given));
            refused("kernel.not-found", () -> house.write.handle(House.NAMI, "TANA", "card", given, seen -> {}));
            refused("kernel.not-found", () -> house.remove.handle(House.NAMI, "TANA", "card", seen -> {}));
            refused("kernel.not-found", () -> house.browse.get(House.NAMI, "NOSUCH", "card"));
            assertThat(house.browse.list(House.ADMIN, "TANA")).hasSize(2);
        }
    }

    @EachDatabase
    @DisplayName(
            "who has not seen what is there changes nothing; a provider that knows the house's settings only says so")
    void guards(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(House.KUMO, "TANA", GIVEN);
            long revision = house.store.find("TANA", "card").orElseThrow().revision();
            Given given = new Given(GIVEN, Set.of());
            refused(
                    "rest.if-match-failed",
                    () -> house.write.handle(House.KUMO, "TANA", "card", given, seen -> House.requireSame("0", seen)));
            assertThat(house.store.find("TANA", "card").orElseThrow().revision())
                    .isEqualTo(revision);
            refused("settings.house-only", () -> house.write.handle(House.KUMO, "TANA", "old", given, seen -> {}));
            refused("kernel.not-found", () -> house.write.handle(House.KUMO, "TANA", "none", given, seen -> {}));
            refused(
                    "kernel.invalid-fields",
                    () -> house.write.handle(
                            House.KUMO, "TANA", "card", new Given(Map.of("nope", List.of("1")), Set.of()), seen -> {}));
        }
    }

    @EachDatabase
    @DisplayName("the trail says what was changed and which secret, and never a secret")
    void isRecorded(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(House.KUMO, "TANA", GIVEN);
            house.set(House.KUMO, "TANA", Map.of("endpoint", List.of("https://two"), ".key", List.of("canary-2")));
            house.remove.handle(House.KUMO, "TANA", "card", seen -> {});
            assertThat(house.acts)
                    .hasSize(3)
                    .noneMatch(act -> act.contains("canary"))
                    .satisfiesExactly(
                            act -> assertThat(act)
                                    .startsWith("settings.changed")
                                    .contains(".key=set", "https://one"),
                            act -> assertThat(act).contains(".key=replaced", "https://two"),
                            act -> assertThat(act)
                                    .startsWith("settings.removed")
                                    .contains(".key=removed"));
        }
    }

    @EachDatabase
    @DisplayName("removed settings end the instance, and the tag of new ones was never there before")
    void removes(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(House.KUMO, "TANA", GIVEN);
            String before = house.browse.get(House.KUMO, "TANA", "card").tag();
            house.deliver.handle();
            house.remove.handle(House.KUMO, "TANA", "card", seen -> House.requireSame(before, seen));
            house.deliver.handle();
            assertThat(house.told.there).isEmpty();
            assertThat(house.told.own).isEmpty();
            assertThat(house.browse.get(House.KUMO, "TANA", "card").tag()).isEqualTo("0");
            house.set(House.KUMO, "TANA", GIVEN);
            assertThat(house.browse.get(House.KUMO, "TANA", "card").tag()).isNotEqualTo(before);
        }
    }

    @EachDatabase
    @DisplayName(
            "a new master key seals everything anew, the old one is needed no more, and nothing is delivered again for it")
    void rekeys(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(House.KUMO, "TANA", GIVEN);
            house.set(House.NAMI, "MINAMO", GIVEN);
            long changes = house.store.changes();
            assertThat(house.rekey.prepare(House.ADMIN)).isEqualTo("k2");
            assertThat(house.rekey.handle(House.ADMIN)).isEqualTo(new RekeySecrets.Rekeyed("k2", 2, 0));
            house.keys.lose("k1");
            assertThat(house.store.changes()).isEqualTo(changes);
            house.deliver.handle();
            assertThat(house.told.values("TANA")).isEqualTo(GIVEN);
        }
    }

    @EachDatabase
    @DisplayName(
            "a node without the key keeps the instance that it has, keeps the door of the storefront closed, and recovers with the key")
    void survivesAMissingKey(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(House.KUMO, "TANA", GIVEN);
            house.deliver.handle();
            house.keys.advance();
            house.set(House.KUMO, "TANA", Map.of("endpoint", List.of("https://two"), ".key", List.of("canary-2")));
            var second = house.keys.current();
            house.keys.lose(second.id());
            house.deliver.handle();
            assertThat(house.told.values("TANA")).containsEntry(".key", List.of("canary-1"));
            assertThat(house.told.own).hasSize(1);
            house.keys.put(second);
            house.deliver.handle();
            assertThat(house.told.values("TANA")).containsEntry(".key", List.of("canary-2"));
        }
    }

    @EachDatabase
    @DisplayName("another node takes a rotated secret up within five seconds, without being told")
    void reachesOtherNodes(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            House.Told told = new House.Told();
            FollowSettings other =
                    new FollowSettings(new DeliverSettings(house.store, new SecretBox(house.keys), told));
            try {
                house.set(House.KUMO, "TANA", GIVEN);
                house.set(House.KUMO, "TANA", Map.of("endpoint", List.of("https://one"), ".key", List.of("canary-2")));
                long revision = house.store.find("TANA", "card").orElseThrow().revision();
                OwnSettings.Of of = new OwnSettings.Of("TANA", "card", House.PID);
                long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
                while (!told.serving(of).equals(Optional.of(revision)) && System.nanoTime() < end) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
                assertThat(told.values("TANA")).containsEntry(".key", List.of("canary-2"));
            } finally {
                other.close();
            }
        }
    }

    @EachDatabase
    @DisplayName("what a change would touch is told before, as the capabilities count it, and nothing is written")
    void looksAhead(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.reach.bindReach((storefront, name) ->
                    List.of(new SwitchReach.Reached("checkout.open-orders", name.equals("payment.card") ? 3 : 0)));
            assertThat(house.preview.handle(House.KUMO, "TANA", "card", new Given(GIVEN, Set.of())))
                    .containsExactly(new SwitchReach.Reached("checkout.open-orders", 3));
            assertThat(house.store.all()).isEmpty();
            refused(
                    "kernel.invalid-fields",
                    () -> house.preview.handle(House.KUMO, "TANA", "card", new Given(Map.of(), Set.of())));
        }
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
