package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Giving money back")
class RefundTest {
    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private Bench bench;
    private PaymentView paid;

    private void pay(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company);
        paid = bench.buy("ord_1", told -> {});
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Refund refund(String key, long amount) {
        return bench.refundPayment()
                .handle(new RefundPayment.Command(Bench.DESK, paid.id(), key, Yen.of(amount), "返品"));
    }

    private PaymentStatus status() {
        return bench.desk().find(paid.id()).orElseThrow().status();
    }

    private long back() {
        return company.book().get(paid.id()).refunded;
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @EachDatabase
    void otherSystemsHearOfThePaymentAndOfEachRefundWithItsOwnSum(TestDatabase database) {
        pay(database);
        Refund part = refund("a", 1000);
        refund("b", 3950);

        assertThat(bench.told).hasSize(3).allMatch(event -> event.startsWith("event ") && event.contains(paid.id()));
        assertThat(bench.told.get(0))
                .contains("\"type\":\"payment.succeeded\"", "\"amount\":4950", "\"status\":\"succeeded\"");
        assertThat(bench.told.get(1))
                .contains("\"type\":\"payment.refunded\"", part.id(), "\"refund_amount\":1000", "\"refunded\":1000");
        assertThat(bench.told.get(2))
                .contains("\"refund_amount\":3950", "\"refunded\":4950", "\"status\":\"refunded\"");
    }

    @EachDatabase
    void wholeAndParts(TestDatabase database) {
        pay(database);
        assertThat(refund("a", 1000).state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(status()).isEqualTo(PaymentStatus.PARTLY_REFUNDED);
        assertThat(refund("b", 3950).state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(status()).isEqualTo(PaymentStatus.REFUNDED);
        refused("payment.refund-too-much", () -> refund("c", 1));
        assertThat(back()).isEqualTo(4950);
        assertThat(bench.ledger("clearing:fake")).isZero();
        assertThat(bench.ledger("refunds")).isEqualTo(4950);
        assertThat(bench.events).hasSize(2).last().asString().contains("REFUNDED");
    }

    @EachDatabase
    void theSameKeyIsTheSameRefund(TestDatabase database) {
        pay(database);
        assertThat(refund("a", 1000).id()).isEqualTo(refund("a", 1000).id());
        assertThat(back()).isEqualTo(1000);
    }

    @EachDatabase
    void whatTheCompanyRefusesMayBeAskedForAgain(TestDatabase database) {
        pay(database);
        company.in(Op.REFUND, Mood.DECLINES);
        assertThat(refund("a", 4950).state()).isEqualTo(AttemptState.DECLINED);
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(refund("b", 4950).state()).isEqualTo(AttemptState.SUCCEEDED);
    }

    @EachDatabase
    void aLostReplyToTheWholeIsFoundOutAndNeverSentTwice(TestDatabase database) {
        pay(database);
        company.in(Op.REFUND, Mood.LOST_AFTER);
        assertThat(refund("a", 4950).state()).isEqualTo(AttemptState.UNKNOWN);
        refused("payment.refund-too-much", () -> refund("b", 1));
        bench.hoursGoBy();
        assertThat(status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(company.calls(Op.REFUND)).isOne();
        assertThat(bench.ledger("refunds")).isEqualTo(4950);
    }

    @EachDatabase
    void aDroppedRequestIsFoundOutAndTheMoneyIsFreeAgain(TestDatabase database) {
        pay(database);
        company.in(Op.REFUND, Mood.LOST_BEFORE);
        assertThat(refund("a", 4950).state()).isEqualTo(AttemptState.UNKNOWN);
        bench.hoursGoBy();
        assertThat(bench.refunds.findByKey(paid.id(), "a").orElseThrow().state())
                .isEqualTo(AttemptState.NOT_EXECUTED);
        assertThat(refund("b", 4950).state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(back()).isEqualTo(4950);
    }

    @EachDatabase
    void anUnknownPartNeedsAPerson(TestDatabase database) {
        pay(database);
        company.in(Op.REFUND, Mood.LOST_AFTER);
        Refund refund = refund("a", 1000);
        assertThat(refund.state()).isEqualTo(AttemptState.NEEDS_OPERATOR);
        assertThat(refund.standing().reason()).isEqualTo(Reason.PART_UNKNOWN);
        assertThat(bench.attempts.concerns(null, new Slice(9, null, null))).hasSize(1);
        refused("payment.refund-too-much", () -> refund("b", 4000));
    }

    @EachDatabase
    void whatWasNotPaidOrIsNoAmountIsRefused(TestDatabase database) {
        pay(database);
        refused("kernel.invalid-fields", () -> refund("a", 0));
        refused("kernel.invalid-fields", () -> refund("a", -5));
        refused("payment.refund-too-much", () -> refund("a", 4951));
        company.in(Op.START, Mood.DECLINES);
        paid = bench.buy("ord_2", told -> {});
        refused("payment.not-refundable", () -> refund("a", 1));
    }

    @EachDatabase
    @DisplayName("G12: refund against refund, the sum stays within what was charged")
    void race(TestDatabase database) throws Exception {
        pay(database);
        ExecutorService desks = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String key = "k" + i;
                all.add(() -> {
                    try {
                        return refund(key, 1000).state() == AttemptState.SUCCEEDED;
                    } catch (RefusedException refused) {
                        return false;
                    }
                });
            }
            int given = 0;
            for (Future<Boolean> one : desks.invokeAll(all)) {
                given += one.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(4);
        } finally {
            desks.shutdownNow();
        }
        assertThat(back()).isEqualTo(4000);
        assertThat(bench.only().money().refunded()).isEqualTo(Yen.of(4000));
        assertThat(bench.ledger("refunds")).isEqualTo(4000);
    }
}
