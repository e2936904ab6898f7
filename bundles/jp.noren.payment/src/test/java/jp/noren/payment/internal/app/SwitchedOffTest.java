package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName(
        "A provider that a storefront has switched off takes no new orders, finishes the running ones, and gives back")
class SwitchedOffTest {
    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private Bench bench;

    @AfterEach
    void close() {
        bench.close();
    }

    @EachDatabase
    void runningOrdersFinishAndRefundsWork(TestDatabase database) {
        bench = new Bench(database, Duration.ofSeconds(20));
        bench.gates.arrives(company);
        String paid = bench.buy("ord_1", told -> {}).id();
        company.in(Op.COMMIT, Mood.LOST_AFTER);
        String unknown = bench.buy("ord_2", told -> {}).id();
        company.in(Op.COMMIT, Mood.NOT_SENT);
        String reserved = bench.buy("ord_3", told -> {}).id();
        assertThat(state(unknown)).isEqualTo(AttemptState.UNKNOWN);
        assertThat(state(reserved)).isEqualTo(AttemptState.AUTHORISED);

        bench.storefronts.on.remove("KURA payment.fake");

        assertThatThrownBy(() -> bench.buy("ord_4", told -> {}))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("payment.method-not-offered"));
        bench.hoursGoBy();
        assertThat(state(unknown)).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(state(reserved)).isEqualTo(AttemptState.SUCCEEDED);
        Refund part =
                bench.refundPayment().handle(new RefundPayment.Command(Bench.DESK, paid, "k1", Yen.of(1000), "返品"));
        Refund whole =
                bench.refundPayment().handle(new RefundPayment.Command(Bench.DESK, unknown, "k2", Yen.of(4950), "返品"));
        assertThat(part.state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(whole.state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(bench.desk().find(unknown).orElseThrow().status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    private AttemptState state(String id) {
        return bench.attempts.find(id).orElseThrow().state();
    }
}
