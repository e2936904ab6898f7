package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentBills.Asked;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The payment company bills in its own name (R125, R126)")
class BillDeskTest {
    private static final LocalDate BASE = LocalDate.of(2026, 11, 30);
    private static final Bills.Document BILL =
            new Bills.Document("np-1", "application/pdf", new byte[] {1, 2}, "NP", LocalDate.of(2026, 12, 31));

    private Bench bench;
    private final FakeDecider company =
            new FakeDecider(new NextAction.Review(), Capability.REVIEW, Capability.BILLING, Capability.LOOKUP_BY_KEY);

    private String taken(TestDatabase database) {
        bench = new Bench(database);
        company.start = new Outcome.Approved("np-1", Yen.of(4950));
        bench.gates.arrives(company);
        return bench.buy("ord_1", told -> {}).id();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @EachDatabase
    void itBillsOnceHoweverOftenItIsAsked(TestDatabase database) {
        String id = taken(database);
        company.bill = new Outcome.Unknown(null, "lost");
        assertThat(bench.billDesk().request(id, BASE)).isEqualTo(Asked.LATER);
        company.bill = new Outcome.Approved("np-1", Yen.of(4950));
        assertThat(bench.billDesk().request(id, BASE)).isEqualTo(Asked.ACCEPTED);
        assertThat(bench.billDesk().request(id, BASE.plusMonths(1))).isEqualTo(Asked.ACCEPTED);
        assertThat(company.billed).hasSize(2).allSatisfy(request -> {
            assertThat(request.reference()).isEqualTo("np-1");
            assertThat(request.key()).isEqualTo(id);
            assertThat(request.baseDate()).isEqualTo(BASE);
        });
        assertThat(bench.acts).containsOnlyOnce("payment.bill-requested " + id);
    }

    @EachDatabase
    void itsBillIsThereOnlyWhenItIsMade(TestDatabase database) {
        String id = taken(database);
        company.document = Optional.of(BILL);
        assertThat(bench.billDesk().fetch(id)).as("never asked for").isEmpty();
        company.bill = new Outcome.Approved("np-1", Yen.of(4950));
        bench.billDesk().request(id, BASE);
        assertThat(bench.billDesk().fetch(id).orElseThrow().content()).containsExactly(1, 2);
        company.document = Optional.empty();
        assertThat(bench.billDesk().fetch(id)).isEmpty();
    }

    @EachDatabase
    void aNoAnotherAmountAndWhatIsNotPaidAreRefused(TestDatabase database) {
        String id = taken(database);
        company.bill = new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "E1");
        assertThat(bench.billDesk().request(id, BASE)).isEqualTo(Asked.REFUSED);
        company.bill = new Outcome.Approved("np-1", Yen.of(4951));
        assertThat(bench.billDesk().request(id, BASE)).isEqualTo(Asked.REFUSED);
        company.start = new Outcome.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, "NG");
        String declined = bench.buy("ord_2", told -> {}).id();
        assertThat(bench.billDesk().request(declined, BASE)).isEqualTo(Asked.REFUSED);
        company.start = new Outcome.Pending("np-3", new NextAction.Review(), null);
        String reviewed = bench.buy("ord_3", told -> {}).id();
        assertThat(bench.billDesk().request(reviewed, BASE)).isEqualTo(Asked.LATER);
    }

    @EachDatabase
    void aProviderThatIsAwayIsAskedLaterAndNeverInATransaction(TestDatabase database) {
        String id = taken(database);
        assertThatThrownBy(() ->
                        database.transactions().required(() -> bench.billDesk().request(id, BASE)))
                .isInstanceOf(IllegalStateException.class);
        bench.gates.leaves(company);
        assertThat(bench.billDesk().request(id, BASE)).isEqualTo(Asked.LATER);
        assertThat(bench.billDesk().fetch(id)).isEmpty();
    }
}
