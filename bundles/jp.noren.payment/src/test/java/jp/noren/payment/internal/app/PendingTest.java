package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What waits for somebody's decision is asked for until it is decided (R120)")
class PendingTest {
    private static final Finding STILL = new Finding.StillPending();
    private static final Finding TAKEN = new Finding.Charged("np-1", Yen.of(4950));
    private static final NextAction WIDGET = new NextAction.Widget(
            URI.create("https://auth.example/a.js"), List.of(new NextAction.Widget.Field("name", "山田")));
    private static final Instant LAST_INSTANT = Instant.parse("2026-12-20T15:00:00Z");

    private Bench bench;

    private void bought(TestDatabase database, FakeDecider company) {
        bench = new Bench(database, Duration.ofSeconds(20));
        bench.gates.arrives(company);
        bench.buy("ord_1", told -> {});
    }

    private static FakeDecider reviewer() {
        return new FakeDecider(
                        new NextAction.Review(),
                        Capability.REVIEW,
                        Capability.LOOKUP_BY_KEY,
                        Capability.LOOKUP_BY_REFERENCE,
                        Capability.CANCEL)
                .says(STILL);
    }

    private static FakeDecider claimant(Capability... more) {
        Capability[] all = Stream.concat(Stream.of(Capability.LOOKUP_BY_REFERENCE, Capability.CANCEL), Stream.of(more))
                .toArray(Capability[]::new);
        return new FakeDecider(new NextAction.OnClaim("rc-1", LAST_INSTANT, LocalDate.of(2026, 12, 27)), all)
                .says(STILL);
    }

    private static FakeDecider widget(Capability... capabilities) {
        return new FakeDecider(WIDGET, capabilities).says(STILL);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void after(Duration time) {
        bench.clock.move(time);
        bench.janitor().run();
    }

    private PaymentStatus status() {
        return bench.only().view().status();
    }

    private boolean giveUp(PaymentStatus to) {
        return bench.desk().cancel(bench.only().id(), to);
    }

    @EachDatabase
    @DisplayName("R120: a review that ends well is paid; asked by the company's own handle, and its shop is told")
    void aReviewEndsWell(TestDatabase database) {
        FakeDecider company = reviewer();
        bought(database, company);
        assertThat(status()).isEqualTo(PaymentStatus.UNDER_REVIEW);
        assertThat(bench.only().view().nextAction()).contains(new NextAction.Review());
        after(Duration.ofSeconds(9));
        assertThat(company.asked).isEmpty();
        after(Duration.ofSeconds(1));
        assertThat(company.asked).singleElement().satisfies(query -> assertThat(query.reference())
                .isEqualTo("np-1"));
        company.says(TAKEN);
        after(Duration.ofSeconds(29));
        assertThat(status()).isEqualTo(PaymentStatus.UNDER_REVIEW);
        after(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.ledger("clearing:fake")).isEqualTo(4950);
        assertThat(bench.events).singleElement().asString().contains("SUCCEEDED");
    }

    @EachDatabase
    @DisplayName("R120: a review that ends in a no is declined, and the order may be paid anew")
    void aReviewEndsBadly(TestDatabase database) {
        FakeDecider company = reviewer().says(new Finding.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, "NG"));
        bought(database, company);
        after(Duration.ofSeconds(10));
        assertThat(bench.only().view().declined()).contains(DeclineReason.NOT_ACCEPTED_FOR_CREDIT);
        assertThat(bench.ledger("clearing:fake")).isZero();
    }

    @EachDatabase
    @DisplayName(
            "R120: a review that its company does not decide in time is taken back there, before anybody is bothered")
    void aReviewThatTakesTooLongIsTakenBack(TestDatabase database) {
        FakeDecider company = reviewer().until(Instant.parse("2026-11-25T03:00:00Z"));
        bought(database, company);
        after(Duration.ofHours(24));
        assertThat(company.cancelled).isEmpty();
        after(Duration.ofHours(1));
        assertThat(company.cancelled).hasSize(1);
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(bench.only().standing().reason()).isNull();
        assertThat(bench.ledger("clearing:fake")).isZero();
    }

    @EachDatabase
    @DisplayName("R120: taken back too late: the company had just said yes, and then it is paid")
    void aReviewThatIsDecidedWhileItIsTakenBack(TestDatabase database) {
        FakeDecider company = reviewer().until(Instant.parse("2026-11-25T03:00:00Z"));
        company.cancel = new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "billed");
        bought(database, company);
        after(Duration.ofHours(25));
        assertThat(status()).isEqualTo(PaymentStatus.CONFIRMING);
        company.says(TAKEN);
        after(Duration.ofMinutes(1));
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.only().standing().reason()).isNull();
    }

    @EachDatabase
    @DisplayName("A line on a claim whose registration got no reply stands there all the same, and is waited for")
    void aLostStartIsFoundOnTheClaim(TestDatabase database) {
        FakeDecider company = claimant(Capability.LOOKUP_BY_KEY);
        company.start = new Outcome.Unknown(null, "lost");
        company.says(new Finding.StillPending(
                new NextAction.OnClaim("rc-1", LAST_INSTANT, LocalDate.of(2026, 12, 27)), LAST_INSTANT));
        bought(database, company);
        after(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo(PaymentStatus.AWAITING_COLLECTION);
        company.says(TAKEN);
        bench.clock.set(Instant.parse("2026-12-28T00:00:00Z"));
        bench.janitor().run();
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @EachDatabase
    @DisplayName("A review with another amount, or one that cannot be taken back after two weeks, is a person's affair")
    void whatAPersonMustLookAt(TestDatabase database) {
        FakeDecider company = new FakeDecider(
                        new NextAction.Review(),
                        Capability.REVIEW,
                        Capability.LOOKUP_BY_KEY,
                        Capability.LOOKUP_BY_REFERENCE)
                .says(STILL);
        bought(database, company);
        for (int day = 0; day < 15 * 24; day++) {
            after(Duration.ofHours(1));
        }
        assertThat(bench.only().state()).isEqualTo(AttemptState.NEEDS_OPERATOR);
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.OVERDUE);
        company.says(new Finding.Charged("np-1", Yen.of(4951)));
        bench.buy(Bench.start("ord_2", 4950, Bench.card()), "CARD", told -> {});
        after(Duration.ofSeconds(10));
        assertThat(bench.attempts.list(new Attempts.Query(null, "NEEDS_OPERATOR", null, null, 10)))
                .extracting(attempt -> attempt.standing().reason())
                .containsExactlyInAnyOrder(Reason.OVERDUE, Reason.AMOUNT_DIFFERS);
    }

    @EachDatabase
    @DisplayName("A start whose reply was lost, and which is under review, is under review")
    void aLostStartIsFoundUnderReview(TestDatabase database) {
        FakeDecider company = reviewer();
        company.start = new Outcome.Unknown(null, "lost");
        bought(database, company);
        assertThat(status()).isEqualTo(PaymentStatus.CONFIRMING);
        after(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo(PaymentStatus.UNDER_REVIEW);
        company.says(TAKEN);
        after(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.only().handle().reference()).isEqualTo("np-1");
    }

    @EachDatabase
    @DisplayName("A review that its provider has not declared is nobody's to ask for")
    void anUndeclaredReview(TestDatabase database) {
        bought(database, new FakeDecider(new NextAction.Review(), Capability.LOOKUP_BY_KEY));
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.CONTRADICTION);
    }

    @EachDatabase
    @DisplayName("What is given up under review ends by the company's word: let go, or taken nevertheless")
    void aReviewIsGivenUp(TestDatabase database) {
        FakeDecider company = reviewer();
        bought(database, company);
        assertThat(giveUp(PaymentStatus.CANCELLED)).isTrue();
        assertThat(status()).isEqualTo(PaymentStatus.CONFIRMING);
        assertThat(giveUp(PaymentStatus.CANCELLED)).isFalse();
        company.cancel = new Outcome.Unknown(null, "lost");
        company.says(new Finding.NoAnswer("down"));
        after(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo(PaymentStatus.CONFIRMING);
        company.cancel = new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "billed");
        company.says(TAKEN);
        after(Duration.ofMinutes(1));
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.GIVEN_UP);
    }

    @EachDatabase
    void whatIsLetGoIsOverAndNobodysAffair(TestDatabase database) {
        bought(database, reviewer());
        giveUp(PaymentStatus.CANCELLED);
        after(Duration.ofSeconds(10));
        assertThat(bench.only().state()).isEqualTo(AttemptState.NOT_EXECUTED);
        assertThat(bench.only().standing().reason()).isNull();
    }

    @EachDatabase
    @DisplayName(
            "R190: what stands on a claim is asked for from the day it is due, and can be taken off before the cut-off")
    void aClaim(TestDatabase database) {
        FakeDecider company = claimant();
        bought(database, company);
        assertThat(status()).isEqualTo(PaymentStatus.AWAITING_COLLECTION);
        bench.clock.set(Instant.parse("2026-12-26T14:59:59Z"));
        bench.janitor().run();
        assertThat(company.asked).isEmpty();
        assertThat(giveUp(PaymentStatus.CANCELLED)).isFalse();
        after(Duration.ofSeconds(1));
        assertThat(company.asked).hasSize(1);
        company.says(TAKEN);
        after(Duration.ofDays(1));
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @EachDatabase
    void aClaimIsTakenOffInTime(TestDatabase database) {
        FakeDecider company = claimant();
        bought(database, company);
        assertThat(giveUp(PaymentStatus.CANCELLED)).isTrue();
        after(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(company.cancelled).hasSize(1);
    }

    @EachDatabase
    @DisplayName(
            "A widget waits for the buyer: without word from the company it is not asked for, and ends when its time is over")
    void aWidgetIsNotActedOn(TestDatabase database) {
        FakeDecider company =
                widget(Capability.BUYER_ACTION, Capability.LOOKUP_BY_KEY).says(new Finding.NotFound());
        bought(database, company);
        assertThat(status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(bench.tickets.find(bench.only().id())).isPresent();
        after(Duration.ofHours(23));
        assertThat(company.asked).isEmpty();
        after(Duration.ofHours(1));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(bench.only().handle().action()).isNull();
    }

    @EachDatabase
    @DisplayName("A widget whose buyer acted and never came back is found out: committed where two steps are needed")
    void aWidgetWhoseBuyerNeverCameBack(TestDatabase database) {
        FakeDecider company =
                widget(Capability.BUYER_ACTION, Capability.LOOKUP_BY_REFERENCE, Capability.TWO_STEP, Capability.CANCEL);
        bought(database, company);
        bench.attempts.hasten(bench.only().id(), bench.clock.instant());
        after(Duration.ZERO);
        assertThat(status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        company.says(new Finding.Reserved("np-1"));
        bench.attempts.hasten(bench.only().id(), bench.clock.instant());
        after(Duration.ZERO);
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(company.committed).hasSize(1);
    }

    @EachDatabase
    void aWidgetThatCannotBeAskedForAtItsEndWaitsOn(TestDatabase database) {
        FakeDecider company =
                widget(Capability.BUYER_ACTION, Capability.LOOKUP_BY_KEY).says(new Finding.NoAnswer("down"));
        bought(database, company);
        after(Duration.ofDays(1));
        assertThat(status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        company.says(TAKEN);
        after(Duration.ofMinutes(1));
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
