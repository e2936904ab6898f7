package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.app.FakeCompany.State;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A payment by card, by two steps")
class CardPaymentTest {
    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private final List<PaymentView> told = new ArrayList<>();
    private Bench bench;

    private Bench bench(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company);
        return bench;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private PaymentView buy() {
        return bench.buy("ord_1", told::add);
    }

    private State book() {
        return company.book().get(bench.only().id()).state;
    }

    @EachDatabase
    void approvedIsChargedOnceToldOnceAndBooked(TestDatabase database) {
        bench(database);
        PaymentView paid = buy();
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(told).extracting(PaymentView::status).containsExactly(PaymentStatus.SUCCEEDED);
        assertThat(company.charges(paid.id())).isOne();
        assertThat(bench.ledger("clearing:fake")).isEqualTo(4950);
        assertThat(bench.ledger("receivable")).isEqualTo(-4950);
        assertThat(bench.acts).containsExactly("payment.succeeded " + paid.id());
        assertThat(bench.events).as("what was told needs no event").isEmpty();
        assertThat(bench.only().standing().nextCheck()).isNull();
    }

    @EachDatabase
    void declinedLeavesNothingAndThePurposeMayBePaidAnew(TestDatabase database) {
        bench(database);
        company.in(Op.START, Mood.DECLINES);
        PaymentView view = buy();
        assertThat(view.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(view.declined()).contains(DeclineReason.OVER_LIMIT);
        assertThat(company.book()).isEmpty();
        assertThat(bench.ledger("receivable")).isZero();
        Payments.Start again = Bench.start("ord_1", 4950, Bench.card());
        Payments.Start fresh = new Payments.Start(
                "another key",
                again.storefront(),
                again.purpose(),
                again.amount(),
                again.tax(),
                again.buyer(),
                null,
                again.description(),
                again.acceptedBrands(),
                again.source(),
                null,
                null);
        assertThat(bench.buy(fresh, "CARD", told::add).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @EachDatabase
    @DisplayName("R130, R131: refused before anything is sent")
    void brandAndInstalments(TestDatabase database) {
        bench(database);
        PaymentSource unionPay = new PaymentSource.CardToken("t", "k", CardBrand.UNIONPAY, 1, false);
        PaymentSource thrice = new PaymentSource.CardToken("t", "k", CardBrand.VISA, 3, false);
        assertThat(bench.buy(Bench.start("a", 100, unionPay), "CARD", told::add).declined())
                .contains(DeclineReason.BRAND_NOT_ACCEPTED);
        assertThat(bench.buy(Bench.start("b", 100, thrice), "CARD", told::add).declined())
                .contains(DeclineReason.INSTALMENTS_NOT_ACCEPTED);
        assertThat(company.calls(Op.START)).isZero();
    }

    @EachDatabase
    @DisplayName("R130: a brand that only the authorisation shows is released and declined")
    void brandOfTheAnswer(TestDatabase database) {
        bench(database);
        company.in(Op.START, Mood.OTHER_BRAND);
        PaymentView view = buy();
        assertThat(view.declined()).contains(DeclineReason.BRAND_NOT_ACCEPTED);
        assertThat(book()).isEqualTo(State.RELEASED);
        assertThat(company.calls(Op.COMMIT)).isZero();
    }

    @EachDatabase
    void aReleaseWithoutAnAnswerIsAskedForUntilItIsPositive(TestDatabase database) {
        bench(database);
        company.in(Op.START, Mood.OTHER_BRAND).in(Op.CANCEL, Mood.LOST_BEFORE, Mood.LOST_AFTER);
        assertThat(buy().status()).isEqualTo(PaymentStatus.CONFIRMING);
        assertThat(bench.only().state()).isEqualTo(AttemptState.RELEASING);
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.DECLINED);
        assertThat(book()).isEqualTo(State.RELEASED);
    }

    @EachDatabase
    @DisplayName(
            "Design 6: an authorisation without a reply is abandoned, never resent, never committed, listed as a possible hold")
    void lostAuthorisation(TestDatabase database) {
        bench(database);
        company.in(Op.START, Mood.LOST_AFTER);
        PaymentView view = buy();
        assertThat(view.status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(bench.only().state()).isEqualTo(AttemptState.ABANDONED_UNCOMMITTED);
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.POSSIBLE_HOLD);
        bench.hoursGoBy();
        assertThat(company.calls(Op.START)).isOne();
        assertThat(company.calls(Op.COMMIT)).isZero();
        assertThat(bench.attempts.concerns(null, new Slice(9, null, null))).hasSize(1);
        assertThat(bench.buy("ord_1b", told::add).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @EachDatabase
    void aLostCommitThatChargedSucceedsWhenTheBookSaysSo(TestDatabase database) {
        bench(database);
        company.in(Op.COMMIT, Mood.LOST_AFTER);
        assertThat(buy().status()).isEqualTo(PaymentStatus.CONFIRMING);
        assertThat(told).extracting(PaymentView::status).containsExactly(PaymentStatus.CONFIRMING);
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(company.charges(bench.only().id())).isOne();
        assertThat(bench.events).singleElement().asString().contains("payment.changed order:ord_1", "SUCCEEDED");
        assertThat(bench.ledger("clearing:fake")).isEqualTo(4950);
    }

    @EachDatabase
    void aLostCommitThatDidNotChargeIsReleasedFirstAndOnlyThenNotExecuted(TestDatabase database) {
        bench(database);
        company.in(Op.COMMIT, Mood.LOST_BEFORE).in(Op.CANCEL, Mood.LOST_BEFORE);
        buy();
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.NOT_EXECUTED);
        assertThat(book()).isEqualTo(State.RELEASED);
        assertThat(company.calls(Op.COMMIT)).isOne();
        assertThat(company.calls(Op.CANCEL)).isEqualTo(2);
        assertThat(bench.events.get(bench.events.size() - 1)).contains("CANCELLED");
    }

    @EachDatabase
    void aCommitThatWasRefusedIsReleasedAndDeclined(TestDatabase database) {
        bench(database);
        company.in(Op.COMMIT, Mood.DECLINES);
        assertThat(buy().status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(book()).isEqualTo(State.RELEASED);
    }

    @EachDatabase
    void aCommitThatNeverLeftIsSentByTheJanitor(TestDatabase database) {
        bench(database);
        company.in(Op.COMMIT, Mood.NOT_SENT);
        assertThat(buy().status()).isEqualTo(PaymentStatus.CONFIRMING);
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(company.charges(bench.only().id())).isOne();
    }

    @EachDatabase
    @DisplayName("Echo: another amount in the answer never succeeds")
    void otherAmounts(TestDatabase database) {
        bench(database);
        company.in(Op.START, Mood.OTHER_AMOUNT);
        assertThat(buy().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.AMOUNT_DIFFERS);
        assertThat(book()).isEqualTo(State.RELEASED);
        company.in(Op.COMMIT, Mood.OTHER_AMOUNT);
        assertThat(bench.buy("ord_2", told::add).status()).isEqualTo(PaymentStatus.CONFIRMING);
        assertThat(bench.attempts.list(new Attempts.Query(null, "NEEDS_OPERATOR", null, null, 9)))
                .singleElement()
                .satisfies(a -> assertThat(a.standing().reason()).isEqualTo(Reason.AMOUNT_DIFFERS));
    }

    @EachDatabase
    void whatNeverLeftIsSentAgainWithTheSameKey(TestDatabase database) {
        bench(database);
        company.in(Op.START, Mood.NOT_SENT, Mood.NOT_SENT);
        assertThat(buy().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(company.calls(Op.START)).isEqualTo(3);
        assertThat(company.book()).hasSize(1);
        company.in(Op.START, Mood.NOT_SENT, Mood.NOT_SENT, Mood.NOT_SENT);
        assertThat(bench.buy("ord_2", told::add).status()).isEqualTo(PaymentStatus.CANCELLED);
    }

    @EachDatabase
    void aProviderThatThrowsOrHangsIsUnknown(TestDatabase database) {
        bench(database);
        company.in(Op.COMMIT, Mood.THROWS);
        assertThat(buy().status()).isEqualTo(PaymentStatus.CONFIRMING);
        company.in(Op.START, Mood.HANGS_AFTER);
        assertThat(bench.buy("ord_2", told::add).status())
                .as("an authorisation at the deadline")
                .isEqualTo(PaymentStatus.CANCELLED);
        company.goesOn.countDown();
    }

    @EachDatabase
    void theSameKeyIsTheSamePaymentAndASecondForOnePurposeIsRefused(TestDatabase database) {
        bench(database);
        PaymentView first = buy();
        assertThat(buy().id()).isEqualTo(first.id());
        assertThat(company.calls(Op.START)).isOne();
        Payments.Start same = Bench.start("ord_1", 4950, Bench.card());
        Payments.Start other = new Payments.Start(
                "other",
                "KURA",
                same.purpose(),
                same.amount(),
                same.tax(),
                same.buyer(),
                null,
                "x",
                EnumSet.of(CardBrand.VISA),
                same.source(),
                null,
                null);
        assertThatThrownBy(() -> bench.buy(other, "CARD", told::add))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("payment.purpose-taken"));
    }

    @EachDatabase
    void anAmountOutOfRangeIsRefusedBeforeAnythingIsWritten(TestDatabase database) {
        bench(database);
        assertThatThrownBy(() -> bench.buy(Bench.start("a", 1, Bench.card()), "CARD", told::add))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("payment.amount-out-of-range"));
        assertThat(bench.attempts.list(new Attempts.Query(null, null, null, null, 9)))
                .isEmpty();
    }

    @EachDatabase
    @DisplayName("Design 7.3: a provider that is away makes the door wait, before anything is written")
    void closedGate(TestDatabase database) {
        bench(database);
        new RememberProviders(bench.gates.providers(), bench.known).run();
        bench.gates.leaves(company);
        assertThat(bench.desk().offers("KURA", BuyerKind.INDIVIDUAL, java.util.Optional.empty()))
                .isEmpty();
        assertThatThrownBy(() -> bench.desk().open("KURA", "CARD", BuyerKind.INDIVIDUAL))
                .isInstanceOf(ClosedGateException.class);
        bench.gates.arrives(company);
        assertThat(buy().status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @EachDatabase
    void aSessionIsPreparedInsideAndExecutedOutsideATransaction(TestDatabase database) {
        bench(database);
        try (Payments.Session session = bench.desk().open("KURA", "CARD", BuyerKind.INDIVIDUAL)) {
            Payments.Start start = Bench.start("ord_1", 4950, Bench.card());
            assertThatThrownBy(() -> session.prepare(start)).isInstanceOf(IllegalStateException.class);
            PaymentView view = database.transactions().required(() -> session.prepare(start));
            assertThat(view.status()).isEqualTo(PaymentStatus.PREPARED);
            assertThatThrownBy(() -> database.transactions().run(() -> session.execute(view.id(), told::add)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> session.execute("pay_other", told::add)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(company.calls(Op.START)).isZero();
        bench.hoursGoBy();
        assertThat(bench.only().state()).as("an intent that was left lying").isEqualTo(AttemptState.NOT_EXECUTED);
    }

    @EachDatabase
    void aCallbackThatFailsLeavesThePaymentToTheJanitor(TestDatabase database) {
        bench(database);
        assertThatThrownBy(() -> bench.buy("ord_1", view -> {
                    throw new IllegalStateException("the order cannot follow");
                }))
                .hasMessageContaining("the order cannot follow");
        assertThat(bench.only().state()).isEqualTo(AttemptState.COMMITTING);
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(company.charges(bench.only().id())).isOne();
        assertThat(bench.ledger("clearing:fake")).isEqualTo(4950);
    }
}
