package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A payment by one step: found out by our key, or not at all")
class OneStepTest {
    private Bench bench;
    private FakeCompany company;

    private void house(TestDatabase database, java.util.Set<jp.noren.payment.spi.Capability> capabilities) {
        bench = new Bench(database);
        company = new FakeCompany("fake", "1.0.0", capabilities);
        bench.gates.arrives(company);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @EachDatabase
    void approvedIsPaid(TestDatabase database) {
        house(database, FakeCompany.ONE_STEP_KNOWN_BY_KEY);
        assertThat(bench.buy("ord_1", told -> {}).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.ledger("clearing:fake")).isEqualTo(4950);
    }

    @EachDatabase
    void aLostReplyIsFoundByKey(TestDatabase database) {
        house(database, FakeCompany.ONE_STEP_KNOWN_BY_KEY);
        company.in(Op.START, Mood.LOST_AFTER);
        assertThat(bench.buy("ord_1", told -> {}).status()).isEqualTo(PaymentStatus.CONFIRMING);
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(company.calls(Op.START)).isOne();
    }

    @EachDatabase
    @DisplayName("G7: not found counts only after the visibility delay")
    void notFoundTooEarly(TestDatabase database) {
        house(database, FakeCompany.ONE_STEP_KNOWN_BY_KEY);
        company.in(Op.START, Mood.LOST_BEFORE);
        bench.buy("ord_1", told -> {});
        bench.attempts.hasten(bench.only().id(), bench.clock.instant());
        bench.janitor().run();
        assertThat(bench.only().state()).isEqualTo(AttemptState.UNKNOWN);
        bench.clock.move(Duration.ofSeconds(11));
        bench.janitor().run();
        assertThat(bench.only().state()).isEqualTo(AttemptState.NOT_EXECUTED);
    }

    @EachDatabase
    void whatCannotBeLookedUpGoesToAPersonAndIsNeverResent(TestDatabase database) {
        house(database, FakeCompany.ONE_STEP_BLIND);
        company.in(Op.START, Mood.LOST_AFTER);
        bench.buy("ord_1", told -> {});
        bench.hoursGoBy();
        assertThat(bench.only().state()).isEqualTo(AttemptState.NEEDS_OPERATOR);
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.CANNOT_BE_LOOKED_UP);
        assertThat(company.calls(Op.START)).isOne();
    }

    @EachDatabase
    void anotherAmountNeverSucceeds(TestDatabase database) {
        house(database, FakeCompany.ONE_STEP_KNOWN_BY_KEY);
        company.in(Op.START, Mood.OTHER_AMOUNT);
        bench.buy("ord_1", told -> {});
        assertThat(bench.only().state()).isEqualTo(AttemptState.NEEDS_OPERATOR);
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.AMOUNT_DIFFERS);
    }

    @EachDatabase
    @DisplayName("G8: a company that never answers is asked for seven days, then a person must look")
    void sevenDays(TestDatabase database) {
        house(database, FakeCompany.ONE_STEP_KNOWN_BY_KEY);
        Mood[] silence = new Mood[400];
        java.util.Arrays.fill(silence, Mood.LOST_BEFORE);
        company.in(Op.START, Mood.LOST_AFTER).in(Op.QUERY, silence);
        bench.buy("ord_1", told -> {});
        Janitor janitor = bench.janitor();
        Duration waited = Duration.ZERO;
        while (bench.only().state() == AttemptState.UNKNOWN) {
            bench.clock.move(Duration.ofHours(1));
            waited = waited.plusHours(1);
            janitor.run();
        }
        assertThat(bench.only().state()).isEqualTo(AttemptState.NEEDS_OPERATOR);
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.STILL_UNKNOWN);
        assertThat(waited).isBetween(Duration.ofDays(7), Duration.ofDays(8).plusHours(4));
    }
}
