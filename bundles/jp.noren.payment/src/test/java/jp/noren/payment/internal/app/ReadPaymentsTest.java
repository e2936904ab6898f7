package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What the desks see")
class ReadPaymentsTest {
    private static final Caller MIZU =
            new Caller(Caller.Kind.RESELLER, "res_1", null, "MIZU", Set.of(Role.RESELLER), null);
    private static final Caller KUMO =
            new Caller(Caller.Kind.RESELLER, "res_2", null, "KUMO", Set.of(Role.RESELLER), null);

    private static final Slice FIRST = new Slice(20, null, null);

    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private Bench bench;

    private ReadPayments house(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company);
        return new ReadPayments(bench.attempts, bench.refunds, bench.books, bench.storefronts, bench.settlements);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @EachDatabase
    @DisplayName("A reseller sees the own storefronts alone; another's payment does not exist")
    void resellers(TestDatabase database) {
        ReadPayments read = house(database);
        String id = bench.buy("ord_1", told -> {}).id();
        assertThat(read.list(MIZU, null, null, null, 10)).hasSize(1);
        assertThat(read.get(MIZU, id).id()).isEqualTo(id);
        assertThat(read.list(KUMO, null, null, null, 10)).isEmpty();
        assertThatThrownBy(() -> read.get(KUMO, id)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> read.whole(Caller.ANONYMOUS, id)).isInstanceOf(RefusedException.class);
        assertThat(read.attention(KUMO, FIRST)).isEmpty();
    }

    @EachDatabase
    void pagesNewestFirstInBothDirections(TestDatabase database) {
        ReadPayments read = house(database);
        List<String> bought = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            bought.add(0, bench.buy("ord_" + i, told -> {}).id());
            bench.clock.move(java.time.Duration.ofSeconds(1));
        }
        List<String> all = ids(read.list(Bench.DESK, null, null, null, 10));
        assertThat(all).isEqualTo(bought);
        assertThat(ids(read.list(Bench.DESK, null, all.get(2), null, 3))).isEqualTo(all.subList(3, 6));
        assertThat(ids(read.list(Bench.DESK, null, null, all.get(3), 2))).isEqualTo(all.subList(1, 3));
        assertThat(read.list(Bench.DESK, "DECLINED", null, null, 3)).isEmpty();
    }

    private static List<String> ids(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::id).toList();
    }

    @EachDatabase
    void attentionHoldsWhatIsUnknownAndWhyAPersonMustLook(TestDatabase database) {
        ReadPayments read = house(database);
        bench.buy("ord_1", told -> {});
        assertThat(read.attention(Bench.DESK, FIRST)).isEmpty();
        company.in(Op.START, Mood.LOST_AFTER);
        bench.buy("ord_2", told -> {});
        company.in(Op.COMMIT, Mood.LOST_AFTER);
        bench.buy("ord_3", told -> {});
        assertThat(read.attention(Bench.DESK, FIRST)).hasSize(2);
    }

    @EachDatabase
    @DisplayName("The list of what a person must look at has pages: payments and their refunds, the newest first")
    void attentionHasPages(TestDatabase database) {
        ReadPayments read = house(database);
        String paid = bench.buy("ord_paid", told -> {}).id();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            company.in(Op.COMMIT, Mood.LOST_AFTER);
            bench.clock.move(java.time.Duration.ofSeconds(1));
            unknown.add(0, bench.buy("ord_" + i, told -> {}).id());
        }
        bench.clock.move(java.time.Duration.ofSeconds(1));
        company.in(Op.REFUND, Mood.LOST_AFTER);
        String refund = bench.refundPayment()
                .handle(new RefundPayment.Command(Bench.DESK, paid, "part", Yen.of(1), "returned"))
                .id();
        unknown.add(0, refund);
        assertThat(concerns(read, 20, null, null)).isEqualTo(unknown);
        assertThat(concerns(read, 2, null, null)).isEqualTo(unknown.subList(0, 3));
        assertThat(concerns(read, 2, refund, null)).isEqualTo(unknown.subList(1, 4));
        assertThat(concerns(read, 3, unknown.get(3), null)).isEqualTo(unknown.subList(4, 7));
        assertThat(concerns(read, 3, unknown.get(6), null)).isEmpty();
        assertThat(concerns(read, 2, null, unknown.get(2))).isEqualTo(unknown.subList(0, 2));
        assertThat(concerns(read, 2, null, unknown.get(6))).isEqualTo(unknown.subList(3, 6));
        assertThat(read.attention(MIZU, FIRST)).hasSize(7);
        assertThat(read.attention(KUMO, FIRST)).isEmpty();
        assertThat(read.attention(MIZU, FIRST).get(0).refund()).isPresent();
    }

    private static List<String> concerns(ReadPayments read, int limit, String after, String before) {
        return read.attention(Bench.DESK, new Slice(limit, after, before)).stream()
                .map(ReadPayments.Attention::id)
                .toList();
    }

    @EachDatabase
    void countsWhatStandsWhere(TestDatabase database) {
        ReadPayments read = house(database);
        bench.buy("ord_1", told -> {});
        bench.buy("ord_2", told -> {});
        company.in(Op.COMMIT, Mood.LOST_AFTER);
        bench.buy("ord_3", told -> {});
        assertThat(read.counts(Bench.DESK))
                .containsExactlyInAnyOrder(
                        new Attempts.Count(AttemptState.SUCCEEDED, "CARD", 2, bench.clock.instant()),
                        new Attempts.Count(AttemptState.UNKNOWN, "CARD", 1, bench.clock.instant()));
        assertThat(read.counts(KUMO)).isEmpty();
        assertThat(read.counts(MIZU)).hasSize(2);
    }

    @EachDatabase
    void aWholePaymentShowsItsLedger(TestDatabase database) {
        ReadPayments read = house(database);
        String id = bench.buy("ord_1", told -> {}).id();
        assertThat(read.whole(Bench.DESK, id).ledger()).hasSize(1);
        assertThat(read.whole(Bench.DESK, id).refunds()).isEmpty();
    }
}
