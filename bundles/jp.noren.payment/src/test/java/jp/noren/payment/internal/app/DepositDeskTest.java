package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What the billing desk decides about deposits")
class DepositDeskTest {
    private Bench bench;

    private void open(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(new FakeBank());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private PaymentView buy(String order, long amount) {
        return bench.buy(Bench.start(order, amount, new PaymentSource.BankTransfer()), "BANK_TRANSFER", told -> {});
    }

    private void take(String... lines) {
        bench.importDeposits()
                .handle(Bench.DESK, "bank", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String key, long amount, PaymentView view) {
        String reference = ((NextAction.Transfer) view.nextAction().orElseThrow()).payerReference();
        return key + ",2026-11-25," + amount + "," + reference + " ﾔﾏﾀﾞ";
    }

    private List<DepositBook.Open> list() {
        return new OpenDeposits(bench.deposits).handle();
    }

    private String stranger(long amount) {
        take("s" + amount + ",2026-11-25," + amount + ",ｽｽﾞｷ");
        return list().get(0).entry().id();
    }

    private DepositBook.Open split(String deposit, String key, SplitDeposit.Part... parts) {
        return bench.splitDeposit().handle(new SplitDeposit.Command(Bench.DESK, deposit, key, List.of(parts)));
    }

    private static SplitDeposit.Part part(PaymentView view, long amount) {
        return new SplitDeposit.Part(view.id(), Yen.of(amount));
    }

    private DepositBook.Open giveBack(String deposit, String key, long amount) {
        return bench.giveBackDeposit()
                .handle(new GiveBackDeposit.Command(Bench.DESK, deposit, key, Yen.of(amount), "振込違い"));
    }

    private PaymentStatus status(PaymentView view) {
        return bench.desk().find(view.id()).orElseThrow().status();
    }

    private static void assertRefused(String code, Runnable decision) {
        assertThatThrownBy(decision::run).isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @EachDatabase
    @DisplayName("R124 short by a fee stays short, and the desk sees why")
    void shortByAFee(TestDatabase database) {
        open(database);
        PaymentView view = buy("ord_1", 4950);
        take(line("a", 4730, view));
        assertThat(status(view)).isEqualTo(PaymentStatus.AWAITING_DEPOSIT);
        assertThat(list()).singleElement().satisfies(open -> {
            assertThat(open.entry().kind()).isEqualTo(Deposits.Kind.SHORT_BY_FEE);
            assertThat(open.undecided()).isEqualTo(Yen.ZERO);
            assertThat(open.lacking()).isEqualTo(Yen.of(220));
        });
        take(line("b", 220, view));
        assertThat(status(view)).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(list()).isEmpty();
    }

    @EachDatabase
    void oneDepositForTwoPaymentsIsSplitAndTheRestGoesBack(TestDatabase database) {
        open(database);
        PaymentView one = buy("ord_1", 379);
        PaymentView two = buy("ord_2", 500);
        String deposit = stranger(1000);
        assertThat(split(deposit, "k1", part(one, 379), part(two, 400)).undecided())
                .isEqualTo(Yen.of(221));
        assertThat(status(one)).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(status(two)).isEqualTo(PaymentStatus.AWAITING_DEPOSIT);
        assertThat(split(deposit, "k2", part(two, 100)).undecided()).isEqualTo(Yen.of(121));
        assertThat(status(two)).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(giveBack(deposit, "k3", 121).undecided()).isEqualTo(Yen.ZERO);
        assertThat(list()).isEmpty();
        assertThat(bench.ledger("suspense")).isZero();
        assertThat(bench.ledger("bank:bank")).isEqualTo(879);
        assertThat(bench.ledger("receivable")).isEqualTo(-879);
        assertThat(bench.acts).contains("payment.deposit-split " + deposit, "payment.deposit-given-back " + deposit);
    }

    @EachDatabase
    void theSameRequestAgainChangesNothing(TestDatabase database) {
        open(database);
        PaymentView one = buy("ord_1", 379);
        String deposit = stranger(1000);
        split(deposit, "k1", part(one, 300));
        assertThat(split(deposit, "k1", part(one, 300)).undecided()).isEqualTo(Yen.of(700));
        giveBack(deposit, "k2", 100);
        assertThat(giveBack(deposit, "k2", 100).undecided()).isEqualTo(Yen.of(600));
        assertThat(bench.deposits.decisions(deposit)).hasSize(2);
    }

    @EachDatabase
    void aSplitThatDoesNotFitChangesNothingAtAll(TestDatabase database) {
        open(database);
        PaymentView one = buy("ord_1", 379);
        PaymentView two = buy("ord_2", 500);
        String deposit = stranger(600);
        assertRefused("payment.deposit-not-enough", () -> split(deposit, "k", part(one, 379), part(two, 222)));
        assertRefused("payment.deposit-part-too-much", () -> split(deposit, "k", part(two, 100), part(one, 380)));
        assertRefused(
                "payment.not-awaiting",
                () -> split(deposit, "k", part(one, 1), new SplitDeposit.Part("pay_none", Yen.of(1))));
        assertRefused("payment.deposit-not-enough", () -> giveBack(deposit, "k", 601));
        assertRefused("kernel.not-found", () -> giveBack("dep_none", "k", 1));
        assertThat(bench.ledger("suspense")).isEqualTo(-600);
        assertThat(bench.attempts.find(two.id()).orElseThrow().money().received())
                .isEqualTo(Yen.ZERO);
        assertThat(list()).singleElement().satisfies(open -> assertThat(open.undecided())
                .isEqualTo(Yen.of(600)));
    }

    @EachDatabase
    void theSurplusOfAMatchStaysOnTheListAndGoesBack(TestDatabase database) {
        open(database);
        PaymentView view = buy("ord_1", 379);
        String deposit = stranger(400);
        bench.matchDeposit().handle(Bench.DESK, deposit, view.id());
        assertThat(list()).singleElement().satisfies(open -> assertThat(open.undecided())
                .isEqualTo(Yen.of(21)));
        giveBack(deposit, "k", 21);
        assertThat(list()).isEmpty();
        assertThat(bench.ledger("suspense")).isZero();
        assertRefused("payment.deposit-settled", () -> giveBack(deposit, "k2", 1));
    }

    @EachDatabase
    void theSurplusOfAnOverpaymentMayPayAnother(TestDatabase database) {
        open(database);
        PaymentView one = buy("ord_1", 379);
        PaymentView two = buy("ord_2", 100);
        take(line("a", 479, one));
        String deposit = list().get(0).entry().id();
        bench.matchDeposit().handle(Bench.DESK, deposit, two.id());
        assertThat(status(two)).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(list()).isEmpty();
        assertThat(bench.ledger("suspense")).isZero();
    }

    @EachDatabase
    void whatCameForAPaymentThatWasGivenUpGoesBack(TestDatabase database) {
        open(database);
        PaymentView view = buy("ord_1", 379);
        take(line("a", 100, view));
        bench.desk().cancel(view.id(), PaymentStatus.EXPIRED);
        DepositBook.Open open = list().get(0);
        assertThat(open.undecided()).isEqualTo(Yen.of(100));
        giveBack(open.entry().id(), "k", 100);
        assertThat(list()).isEmpty();
        assertThat(bench.ledger("suspense")).isZero();
        assertThat(bench.ledger("bank:bank")).isZero();
    }

    @EachDatabase
    void whatTheBankTookBackTooLateIsNotTheDesksToGive(TestDatabase database) {
        open(database);
        PaymentView view = buy("ord_1", 379);
        take(line("a", 379, view));
        take(line("b", 379, view) + ",cancelled");
        String deposit = list().get(0).entry().id();
        assertRefused("payment.deposit-taken-back", () -> giveBack(deposit, "k", 1));
    }

    @EachDatabase
    void whatTheDeskHasBegunToDecideTheBankTakesBackTooLate(TestDatabase database) {
        open(database);
        String deposit = stranger(500);
        giveBack(deposit, "k", 200);
        take("t,2026-11-25,500,ｽｽﾞｷ,cancelled");
        assertThat(list())
                .extracting(open -> open.entry().kind())
                .containsExactlyInAnyOrder(Deposits.Kind.UNMATCHED, Deposits.Kind.CANCELLED);
        assertThat(bench.ledger("suspense")).isEqualTo(-300);
    }

    @EachDatabase
    @DisplayName("Race: eight desks at once give back no yen twice")
    void eightDesks(TestDatabase database) throws Exception {
        open(database);
        String deposit = stranger(1000);
        ExecutorService desks = Executors.newFixedThreadPool(8);
        long given = 0;
        try {
            List<Callable<Long>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String key = "k" + i;
                all.add(() -> {
                    try {
                        giveBack(deposit, key, 300);
                        return 300L;
                    } catch (RefusedException late) {
                        return 0L;
                    }
                });
            }
            for (Future<Long> each : desks.invokeAll(all)) {
                given += each.get();
            }
        } finally {
            desks.shutdownNow();
        }
        assertThat(given).isBetween(300L, 900L);
        assertThat(bench.ledger("suspense")).isEqualTo(given - 1000);
        assertThat(list())
                .singleElement()
                .extracting(open -> open.undecided().amount())
                .isEqualTo(1000 - given);
    }
}
