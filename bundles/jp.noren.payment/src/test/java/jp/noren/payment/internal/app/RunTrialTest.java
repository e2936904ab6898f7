package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.Trials;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.app.FakeCompany.State;
import jp.noren.payment.spi.Capability;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class RunTrialTest {
    private static final String LANE = "trial:KURA";
    private static final Trials.Means CARD = new Trials.Means("tok", "key", null, null, null);

    private final FakeCompany house = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);

    private static Trials.Trial trial(Trials.Means means, Long amount) {
        return new Trials.Trial(
                "fake", LANE, "KURA", "trl-1", Optional.ofNullable(amount).map(Yen::of), means);
    }

    /** The steps as words; nothing of it may be written, and the house's instance hears nothing. */
    private List<String> steps(TestDatabase database, FakeCompany company, Trials.Means means) {
        try (Bench bench = new Bench(database)) {
            bench.gates.arrives(house);
            bench.gates.arrives(company, LANE, 2);
            RunTrial trials =
                    new RunTrial(bench.clock, bench.gates.providers(), bench.storefronts, database.transactions());
            Trials.Report report = trials.run(trial(means, null));
            assertThat(report.amount()).isEqualTo(Yen.of(110));
            assertThat(house.book()).isEmpty();
            assertThat(bench.events).isEmpty();
            assertThat(bench.acts).isEmpty();
            assertThat(rows(database)).isZero();
            return report.steps().stream()
                    .map(done ->
                            done.step() + " " + done.ok() + " " + done.code().replace("payment.trial-", ""))
                    .toList();
        }
    }

    private static long rows(TestDatabase database) {
        return count(database, "select count(*) from payment.payments")
                + count(database, "select count(*) from payment.ledger");
    }

    private static long count(TestDatabase database, String query) {
        return database.sql().first(query, row -> row.getLong(1)).orElseThrow();
    }

    @EachDatabase
    @DisplayName(
            "what is reserved is released, in the trial's own instance; no attempt, no ledger, no event, no act comes of it")
    void reservesAndReleases(TestDatabase database) {
        FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
        assertThat(steps(database, company, CARD))
                .containsExactly("CONFIGURATION true configured", "START true reserved", "CANCEL true released");
        assertThat(company.book().get("trl-1").state).isEqualTo(State.RELEASED);
        assertThat(company.calls(Op.COMMIT)).isZero();
    }

    @EachDatabase
    @DisplayName("what is charged at once is given back; what cannot be given back by itself is named")
    void givesBack(TestDatabase database) {
        FakeCompany company = new FakeCompany("fake", "1.0.0", Set.of(Capability.REFUND));
        assertThat(steps(database, company, CARD))
                .containsExactly("CONFIGURATION true configured", "START true charged", "REFUND true given-back");
        assertThat(company.book().get("trl-1").refunded).isEqualTo(110);
        FakeCompany rigid = new FakeCompany("fake", "1.0.0", Set.of());
        assertThat(steps(database, rigid, CARD)).endsWith("START true charged", "REFUND false left");
        FakeCompany stubborn = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP).in(Op.CANCEL, Mood.LOST_BEFORE);
        assertThat(steps(database, stubborn, CARD)).endsWith("START true reserved", "CANCEL false left");
    }

    @EachDatabase
    @DisplayName("a gap, a refusal, a line that is down and a buyer's turn are each said as what they are")
    void saysWhatItIs(TestDatabase database) {
        FakeCompany gap = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
        gap.gaps = List.of("payment.fake.gap-key");
        assertThat(steps(database, gap, CARD)).containsExactly("CONFIGURATION false gaps");
        assertThat(gap.calls(Op.START)).isZero();
        Map.of(Mood.DECLINES, "START false declined", Mood.ASKS_BUYER, "START true buyer-acts")
                .forEach((mood, said) -> assertThat(steps(
                                database,
                                new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP).in(Op.START, mood),
                                CARD))
                        .endsWith(said));
        FakeCompany down = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP).in(Op.START, Mood.NOT_SENT);
        assertThat(steps(database, down, CARD)).endsWith("START false not-sent");
    }

    @EachDatabase
    @DisplayName("without a usable answer it is looked for where that is possible, and what is found is taken back")
    void looksForWhatIsLost(TestDatabase database) {
        FakeCompany known =
                new FakeCompany("fake", "1.0.0", FakeCompany.ONE_STEP_KNOWN_BY_KEY).in(Op.START, Mood.LOST_AFTER);
        assertThat(steps(database, known, CARD))
                .endsWith("START false unknown", "QUERY true charged", "REFUND true given-back");
        FakeCompany nothing =
                new FakeCompany("fake", "1.0.0", FakeCompany.ONE_STEP_KNOWN_BY_KEY).in(Op.START, Mood.LOST_BEFORE);
        assertThat(steps(database, nothing, CARD)).endsWith("START false unknown", "QUERY false not-found");
        FakeCompany blind = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP).in(Op.START, Mood.THROWS);
        assertThat(steps(database, blind, CARD)).endsWith("START false unknown");
    }

    @EachDatabase
    @DisplayName("means that the method needs, and an amount that it takes, are asked for before anything is sent")
    void asksForMeans(TestDatabase database) {
        try (Bench bench = new Bench(database)) {
            FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
            bench.gates.arrives(company, LANE, 2);
            RunTrial trials =
                    new RunTrial(bench.clock, bench.gates.providers(), bench.storefronts, database.transactions());
            Trials.Means none = new Trials.Means(null, null, null, null, null);
            assertThatThrownBy(() -> trials.run(trial(none, null)))
                    .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.fields())
                            .extracting("code")
                            .containsExactly("payment.trial-needs-token"));
            assertThatThrownBy(() -> trials.run(trial(CARD, 99_999_999L))).hasMessage("payment.amount-out-of-range");
            assertThatThrownBy(() -> database.transactions().run(() -> trials.run(trial(CARD, null))))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(company.calls(Op.START)).isZero();
        }
    }
}
