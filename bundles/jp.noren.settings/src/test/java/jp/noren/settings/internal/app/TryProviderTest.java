package jp.noren.settings.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.Trials;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class TryProviderTest {
    private static final Trials.Means MEANS = new Trials.Means("canary-token", null, null, null, null);

    /** Keeps what it was given, and that nothing ran in a transaction. */
    private static final class Bench implements TrialBench, Trials {
        Map<String, List<String>> values;
        Trial trial;

        @Override
        public <T> T with(OwnSettings.Of of, Map<String, List<String>> given, Function<String, T> work) {
            values = given;
            return work.apply("trial:" + of.storefront());
        }

        @Override
        public Report run(Trial asked) {
            trial = asked;
            return new Report(Yen.of(110), List.of(new Done(Step.START, true, "payment.trial-reserved", Map.of())));
        }
    }

    private final Bench bench = new Bench();

    private TryProvider provider(House house, TestDatabase database) {
        return new TryProvider(
                new Candidates(house.browse, new SecretBox(house.keys)),
                bench,
                bench,
                database.transactions(),
                (actor, storefront, act, object, details) -> house.acts.add(act + " " + details));
    }

    private static TryProvider.Command command(Map<String, List<String>> given, boolean confirmLive) {
        Optional<Given> values = Optional.ofNullable(given).map(map -> new Given(map, Set.of()));
        return new TryProvider.Command("TANA", "card", values, Optional.empty(), MEANS, "trl-1", confirmLive);
    }

    @EachDatabase
    @DisplayName(
            "values in mind are tried with the secrets that are set, nothing is written, and the trail knows no secret")
    void triesWhatIsInMind(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            house.set(House.KUMO, "TANA", Map.of("endpoint", List.of("https://a.test"), ".key", List.of("canary-1")));
            long changes = house.store.changes();
            Map<String, List<String>> mind =
                    Map.of("endpoint", List.of("http://localhost:1"), ".iv", List.of("canary-2"));
            assertThat(provider(house, database)
                            .handle(House.KUMO, command(mind, false))
                            .hasPassed())
                    .isTrue();
            assertThat(bench.values)
                    .isEqualTo(Map.of(
                            "endpoint", List.of("http://localhost:1"),
                            ".key", List.of("canary-1"),
                            ".iv", List.of("canary-2")));
            assertThat(bench.trial.lane()).isEqualTo("trial:TANA");
            assertThat(house.store.changes()).isEqualTo(changes);
            assertThat(house.acts.toString())
                    .contains("settings.trial-began", "settings.trial-ended", "payment.trial-reserved")
                    .doesNotContain("canary");
        }
    }

    @EachDatabase
    @DisplayName("without values what is set is tried; where nothing is set, it says so")
    void triesWhatIsSet(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            refused("settings.trial-nothing-set", () -> provider(house, database)
                    .handle(House.KUMO, command(null, false)));
            house.set(House.KUMO, "TANA", Map.of("endpoint", List.of("https://a.test"), ".key", List.of("canary-1")));
            provider(house, database).handle(House.KUMO, command(null, false));
            assertThat(bench.values).containsEntry(".key", List.of("canary-1"));
        }
    }

    @EachDatabase
    @DisplayName(
            "an address that may be the company's production is refused before anything is recorded or sent, unless it is meant")
    void asksBeforeLive(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            Map<String, List<String>> live =
                    Map.of("endpoint", List.of("https://api.cards.co.jp/x"), ".key", List.of("canary-1"));
            refused("settings.trial-may-be-live", () -> provider(house, database)
                    .handle(House.KUMO, command(live, false)));
            assertThat(house.acts).isEmpty();
            assertThat(bench.trial).isNull();
            provider(house, database).handle(House.KUMO, command(live, true));
            assertThat(bench.trial).isNotNull();
        }
    }

    @EachDatabase
    @DisplayName("a foreign storefront looks like none, and values that do not fit are refused")
    void guards(TestDatabase database) throws Exception {
        try (House house = new House(database)) {
            refused("kernel.not-found", () -> provider(house, database).handle(House.NAMI, command(Map.of(), false)));
            refused("kernel.invalid-fields", () -> provider(house, database)
                    .handle(House.KUMO, command(Map.of(), false)));
            assertThat(bench.trial).isNull();
        }
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
