package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.NextAction;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The buyer goes to the card company and comes back (3-D Secure)")
class ReturnTest {
    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private Bench bench;
    private PaymentView view;
    private String nonce;

    private void sentAway(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company);
        bench.storefronts.lists.put("KURA returnOrigins", List.of("https://shop.example"));
        company.in(Op.START, Mood.ASKS_BUYER);
        view = bench.buy("ord_1", told -> {});
        String address =
                ((NextAction.Redirect) view.nextAction().orElseThrow()).url().toString();
        nonce = address.substring(address.lastIndexOf('/') + 1);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ResumePayment.Resumed back(boolean succeeded) {
        return bench.resumePayment().handle(view.id(), nonce, succeeded);
    }

    @EachDatabase
    void isAskedToActAndNothingIsReserved(TestDatabase database) {
        sentAway(database);
        assertThat(view.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(view.expiresAt()).isPresent();
        assertThat(company.book()).isEmpty();
        assertThat(nonce).hasSize(40);
    }

    @EachDatabase
    void comesBackWellAndIsCharged(TestDatabase database) {
        sentAway(database);
        ResumePayment.Resumed resumed = back(true);
        assertThat(resumed.payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(resumed.returnTo()).contains(URI.create("https://shop.example/done"));
        assertThat(company.charges(view.id())).isOne();
        assertThat(bench.events).singleElement().asString().contains("SUCCEEDED");
    }

    @EachDatabase
    void comesBackBadlyAndIsDeclined(TestDatabase database) {
        sentAway(database);
        assertThat(back(false).payment().status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(company.book()).isEmpty();
    }

    @EachDatabase
    void comesBackTwiceAndIsChargedOnce(TestDatabase database) throws Exception {
        sentAway(database);
        ExecutorService browsers = Executors.newFixedThreadPool(6);
        try {
            Callable<ResumePayment.Resumed> browser = () -> back(true);
            browsers.invokeAll(List.of(browser, browser, browser, browser, browser, browser));
        } finally {
            browsers.shutdownNow();
        }
        assertThat(back(true).payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(back(false).payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(company.calls(Op.RESUME)).isOne();
        assertThat(company.charges(view.id())).isOne();
    }

    @EachDatabase
    void withoutTheNonceThereIsNothingToSee(TestDatabase database) {
        sentAway(database);
        String guessed = "0".repeat(40);
        assertThatThrownBy(() -> bench.resumePayment().handle(view.id(), guessed, true))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.kind()).isEqualTo(RefusedException.Kind.NOT_FOUND));
        assertThatThrownBy(() -> bench.resumePayment().handle("pay_none", nonce, true))
                .isInstanceOf(RefusedException.class);
        assertThat(bench.only().state()).isEqualTo(AttemptState.PENDING);
        assertThat(database.sql()
                        .first("select nonce_hash from payment.returns", row -> row.getString(1))
                        .orElseThrow())
                .as("stored hashed")
                .isNotEqualTo(nonce);
    }

    @EachDatabase
    void comesTooLate(TestDatabase database) {
        sentAway(database);
        bench.clock.move(Duration.ofMinutes(11));
        assertThat(back(true).payment().status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        bench.janitor().run();
        assertThat(bench.only().state()).isEqualTo(AttemptState.EXPIRED);
        assertThat(back(true).payment().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(company.calls(Op.RESUME)).isZero();
        assertThat(bench.events).singleElement().asString().contains("EXPIRED");
    }

    @EachDatabase
    void anAuthorisationWithoutAReplyIsAbandonedHereToo(TestDatabase database) {
        sentAway(database);
        company.in(Op.RESUME, Mood.LOST_AFTER);
        assertThat(back(true).payment().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(bench.only().state()).isEqualTo(AttemptState.ABANDONED_UNCOMMITTED);
    }

    @EachDatabase
    void whatNeverLeftCanBeTriedAgain(TestDatabase database) {
        sentAway(database);
        company.in(Op.RESUME, Mood.NOT_SENT);
        assertThat(back(true).payment().status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(back(true).payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @EachDatabase
    void isSentToTheShopsOwnPagesOnly(TestDatabase database) {
        sentAway(database);
        bench.storefronts.lists.put("KURA returnOrigins", List.of("https://other.example"));
        company.in(Op.START, Mood.ASKS_BUYER);
        view = bench.buy("ord_2", told -> {});
        String address =
                ((NextAction.Redirect) view.nextAction().orElseThrow()).url().toString();
        nonce = address.substring(address.lastIndexOf('/') + 1);
        assertThat(back(true).returnTo()).isEmpty();
    }

    @EachDatabase
    void whoHeIsIsForgottenAfterwardsAndTheTokenWasNeverKept(TestDatabase database) {
        sentAway(database);
        String kept = database.sql()
                .first("select original from payment.returns", row -> row.getString(1))
                .orElseThrow();
        assertThat(kept).contains("taro@example.jp").doesNotContain("tok-canary", "key-canary");
        assertThat(bench.tickets.forgetEnded()).isZero();
        back(true);
        assertThat(bench.tickets.forgetEnded()).isOne();
        assertThat(database.sql()
                        .first("select count(*) from payment.returns where original is not null", row -> row.getInt(1)))
                .contains(0);
        assertThat(back(true).payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
