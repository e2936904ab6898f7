package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.app.SettleByHand.Found;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A person says what the payment company's screen shows")
class SettleByHandTest {
    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private Bench bench;

    private String stuck(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company);
        company.in(Op.COMMIT, Mood.OTHER_AMOUNT);
        bench.buy("ord_1", told -> {});
        assertThat(bench.only().state()).isEqualTo(AttemptState.NEEDS_OPERATOR);
        return bench.only().id();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private AttemptState say(String id, Found found) {
        return bench.settleByHand().handle(Bench.DESK, id, found, "settlement list");
    }

    private void refused(String id, Found found) {
        assertThatThrownBy(() -> say(id, found))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("payment.not-for-hand"));
    }

    @EachDatabase
    void moved(TestDatabase database) {
        String id = stuck(database);
        assertThat(say(id, Found.MOVED)).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(bench.ledger("clearing:fake")).isEqualTo(4950);
        assertThat(bench.events).last().asString().contains("SUCCEEDED");
        assertThat(bench.acts).contains("payment.settled-by-hand " + id, "payment.succeeded " + id);
        refused(id, Found.NOT_MOVED);
    }

    @EachDatabase
    void notMoved(TestDatabase database) {
        String id = stuck(database);
        assertThat(say(id, Found.NOT_MOVED)).isEqualTo(AttemptState.NOT_EXECUTED);
        assertThat(bench.ledger("clearing:fake")).isZero();
    }

    @EachDatabase
    void askAgain(TestDatabase database) {
        String id = stuck(database);
        assertThat(say(id, Found.ASK_AGAIN)).isEqualTo(AttemptState.UNKNOWN);
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.SUCCEEDED);
    }

    @EachDatabase
    void aPossibleHoldLeavesTheList(TestDatabase database) {
        String id = stuck(database);
        refused(id, Found.NO_HOLD);
        say(id, Found.NOT_MOVED);
        company.in(Op.START, Mood.LOST_AFTER);
        String held = bench.buy("ord_2", told -> {}).id();
        ReadPayments read =
                new ReadPayments(bench.attempts, bench.refunds, bench.books, bench.storefronts, bench.settlements);
        assertThat(read.attention(Bench.DESK, new Slice(20, null, null))).hasSize(1);
        say(held, Found.NO_HOLD);
        assertThat(read.attention(Bench.DESK, new Slice(20, null, null))).isEmpty();
        refused(held, Found.NO_HOLD);
        refused(held, Found.MOVED);
    }

    @EachDatabase
    void aPartThatNobodyKnowsOf(TestDatabase database) {
        String id = stuck(database);
        say(id, Found.MOVED);
        company.in(Op.REFUND, Mood.LOST_AFTER);
        Refund refund =
                bench.refundPayment().handle(new RefundPayment.Command(Bench.DESK, id, "k", Yen.of(1000), "返品"));
        assertThat(refund.state()).isEqualTo(AttemptState.NEEDS_OPERATOR);
        refused(refund.id(), Found.ASK_AGAIN);
        assertThat(say(refund.id(), Found.MOVED)).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(bench.desk().find(id).orElseThrow().status()).isEqualTo(PaymentStatus.PARTLY_REFUNDED);
        assertThat(bench.ledger("refunds")).isEqualTo(1000);
    }
}
