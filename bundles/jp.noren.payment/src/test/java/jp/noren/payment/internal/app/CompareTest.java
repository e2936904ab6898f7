package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.SettlementBook.Difference;
import jp.noren.payment.internal.app.SettlementBook.Kind;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.Settled;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Our book is held against the companies' own lists; what is nobody's goes to suspense")
class CompareTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    /** A company that approves, and has a list a test writes. */
    private static final class Lister implements PaymentProvider {
        final List<Settled> list = new ArrayList<>();
        Finding finding = new Finding.NotFound();
        Outcome lost;
        boolean there = true;

        @Override
        public ProviderInfo info() {
            return new ProviderInfo(
                    "fake",
                    "1.0.0",
                    "CARD",
                    EnumSet.of(Capability.SETTLEMENT_LIST, Capability.LOOKUP_BY_REFERENCE, Capability.LOOKUP_BY_KEY),
                    EnumSet.allOf(BuyerKind.class),
                    Yen.of(1),
                    Yen.of(9_999_999),
                    Duration.ZERO);
        }

        @Override
        public Outcome start(Requests.Start request) {
            return lost != null ? lost : new Outcome.Approved("R-" + request.key(), request.amount());
        }

        @Override
        public Finding query(Requests.Query request) {
            return finding;
        }

        @Override
        public Optional<List<Settled>> settlementList(String storefront, LocalDate day, Instant deadline) {
            return there && storefront.equals("KURA") ? Optional.of(List.copyOf(list)) : Optional.empty();
        }
    }

    private final Lister company = new Lister();
    private Bench bench;

    private void start(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String buy(String order) {
        return bench.buy(order, told -> {}).id();
    }

    private void line(String key, String reference, long amount) {
        company.list.add(new Settled(key, reference, Yen.of(amount), DAY));
    }

    private List<Difference> compare() {
        return bench.compareDaily().compare("fake", "KURA", DAY).orElseThrow().differences();
    }

    @EachDatabase
    @DisplayName("What agrees is silent; by key or by reference")
    void whatAgrees(TestDatabase database) {
        start(database);
        line(buy("ord_1"), null, 4950);
        line(null, "R-" + buy("ord_2"), 4950);
        assertThat(compare()).isEmpty();
        assertThat(bench.ledger("suspense")).isZero();
    }

    @EachDatabase
    @DisplayName("Missing here: to suspense and on the list, once, however often it is compared")
    void missingHere(TestDatabase database) {
        start(database);
        line(null, "R-stranger", 777);
        for (int i = 0; i < 3; i++) {
            assertThat(compare())
                    .containsExactly(new Difference(
                            "fake", "KURA", DAY, Kind.MISSING_HERE, "R-stranger", "R-stranger", Yen.ZERO, Yen.of(777)));
        }
        assertThat(bench.ledger("suspense")).isEqualTo(-777);
        assertThat(bench.ledger("clearing:fake")).isEqualTo(777);
        SettlementBook.Orphan orphan =
                bench.settlements.orphans(List.of("KURA"), 10).get(0);
        assertThat(bench.settlements.orphans(List.of("TANA"), 10)).isEmpty();
        bench.keepOrphan().settle(Bench.DESK, orphan.id(), KeepOrphan.Settled.GIVEN_BACK, null, "返金済み");
        assertThat(bench.ledger("suspense")).isZero();
        assertThat(bench.settlements.orphans(null, 10)).isEmpty();
        assertThatThrownBy(() ->
                        bench.keepOrphan().settle(Bench.DESK, orphan.id(), KeepOrphan.Settled.GIVEN_BACK, null, "返金済み"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("payment.orphan-settled"));
        compare();
        assertThat(bench.ledger("suspense")).as("not again").isZero();
    }

    @EachDatabase
    @DisplayName("Missing there: listed, and off the list when the next day's list shows it")
    void missingThere(TestDatabase database) {
        start(database);
        String id = buy("ord_1");
        assertThat(compare())
                .extracting(Difference::kind, Difference::subject, Difference::ours)
                .containsExactly(tuple(Kind.MISSING_THERE, id, Yen.of(4950)));
        assertThat(bench.settlements.open(null, 10)).hasSize(1);
        company.list.add(new Settled(id, "R-" + id, Yen.of(4950), DAY.plusDays(1)));
        assertThat(bench.compareDaily()
                        .compare("fake", "KURA", DAY.plusDays(1))
                        .orElseThrow()
                        .differences())
                .isEmpty();
        assertThat(bench.settlements.open(null, 10)).isEmpty();
    }

    @EachDatabase
    void anotherAmountAndARefundThatWeDoNotKnow(TestDatabase database) {
        start(database);
        String one = buy("ord_1");
        String two = buy("ord_2");
        line(one, null, 4951);
        line(two, null, 4950);
        line(two, null, -100);
        assertThat(compare())
                .extracting(Difference::kind, Difference::subject, Difference::ours, Difference::theirs)
                .containsExactly(
                        tuple(Kind.AMOUNT_DIFFERS, one, Yen.of(4950), Yen.of(4951)),
                        tuple(Kind.MISSING_HERE, two, Yen.ZERO, Yen.of(-100)));
        assertThat(bench.ledger("suspense")).isZero();
    }

    @EachDatabase
    @DisplayName(
            "What we had held for over and was charged goes to suspense; what we do not know yet is asked for at once")
    void chargedAfterAll(TestDatabase database) {
        start(database);
        company.lost = new Outcome.Unknown(null, "lost");
        String unknown = buy("ord_1");
        bench.clock.move(Duration.ofSeconds(10));
        bench.janitor().run();
        assertThat(bench.attempts.find(unknown).orElseThrow().state()).isEqualTo(AttemptState.NOT_EXECUTED);
        company.finding = new Finding.NoAnswer("down");
        String open = buy("ord_2");
        line(unknown, "R-" + unknown, 4950);
        line(open, "R-" + open, 4950);
        assertThat(compare())
                .extracting(Difference::kind, Difference::subject)
                .containsExactly(tuple(Kind.MISSING_HERE, unknown));
        assertThat(bench.ledger("suspense")).isEqualTo(-4950);
        company.finding = new Finding.Charged("R-" + open, Yen.of(4950));
        bench.janitor().run();
        assertThat(bench.attempts.find(open).orElseThrow().state()).isEqualTo(AttemptState.SUCCEEDED);
    }

    @EachDatabase
    void aDayIsComparedOnceByItselfWhenItsListIsThere(TestDatabase database) {
        start(database);
        line(null, "R-stranger", 777);
        bench.clock.move(Duration.ofDays(1));
        company.there = false;
        bench.compareDaily().run();
        assertThat(bench.settlements.isCompared("fake", "KURA", DAY)).isFalse();
        company.there = true;
        bench.compareDaily().run();
        assertThat(bench.settlements.isCompared("fake", "KURA", DAY)).isTrue();
        assertThat(bench.settlements.isCompared("fake", "TANA", DAY)).isFalse();
        assertThat(bench.settlements.orphans(null, 10)).hasSize(1);
    }

    @EachDatabase
    @DisplayName(
            "A message about a payment that nobody knows: what the company confirms goes to suspense, the message moves nothing")
    void aMessageAboutAStranger(TestDatabase database) {
        start(database);
        bench.inbox.store(new Inbox.Message("fake", "e1", "R-stranger", Yen.of(1_000_000), bench.clock.instant()));
        company.finding = new Finding.NoAnswer("down");
        bench.asker().run();
        bench.clock.move(Duration.ofMinutes(10));
        bench.asker().run();
        assertThat(bench.settlements.orphans(null, 10)).isEmpty();
        company.finding = new Finding.Charged("R-stranger", Yen.of(777));
        bench.clock.move(Duration.ofMinutes(10));
        bench.asker().run();
        assertThat(bench.settlements.orphans(null, 10)).singleElement().satisfies(orphan -> assertThat(orphan.amount())
                .isEqualTo(Yen.of(777)));
        assertThat(bench.ledger("suspense")).isEqualTo(-777);
        assertThat(bench.inbox.waiting(bench.clock.instant().plus(Duration.ofDays(1)), 10))
                .isEmpty();
    }

    @EachDatabase
    void aMessageThatCameBeforeItsAnswerFindsItsPayment(TestDatabase database) {
        start(database);
        bench.inbox.store(new Inbox.Message("fake", "e1", "R-late", null, bench.clock.instant()));
        bench.asker().run();
        company.lost = new Outcome.Unknown("R-late", "lost");
        String id = buy("ord_1");
        company.finding = new Finding.Charged("R-late", Yen.of(4950));
        bench.clock.move(Duration.ofMinutes(10));
        bench.asker().run();
        bench.janitor().run();
        assertThat(bench.attempts.find(id).orElseThrow().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(bench.settlements.orphans(null, 10)).isEmpty();
    }
}
