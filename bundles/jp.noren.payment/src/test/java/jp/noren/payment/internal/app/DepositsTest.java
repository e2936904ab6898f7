package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.internal.app.ImportDeposits.Result;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A payment by transfer, and what the bank's files make of it")
class DepositsTest {
    private final FakeBank bank = new FakeBank();
    private Bench bench;
    private PaymentView view;

    private void order(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(bank);
        view = buy("ord_1");
    }

    private PaymentView buy(String order) {
        return bench.buy(Bench.start(order, 379, new PaymentSource.BankTransfer()), "BANK_TRANSFER", told -> {});
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String reference(PaymentView view) {
        return ((NextAction.Transfer) view.nextAction().orElseThrow()).payerReference();
    }

    private List<Result> take(String... lines) {
        byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return bench.importDeposits().handle(Bench.DESK, "bank", file).results();
    }

    private String line(String key, long amount) {
        return key + ",2026-11-25," + amount + "," + reference(view) + " ﾔﾏﾀﾞ";
    }

    private List<DepositBook.Open> open() {
        return new OpenDeposits(bench.deposits).handle();
    }

    private PaymentStatus status() {
        return bench.desk().find(view.id()).orElseThrow().status();
    }

    @EachDatabase
    void isAwaitedFromTheOrderOn(TestDatabase database) {
        order(database);
        assertThat(view.status()).isEqualTo(PaymentStatus.AWAITING_DEPOSIT);
        assertThat(view.nextAction()).isPresent();
        assertThat(bench.ledger("receivable")).isZero();
    }

    @EachDatabase
    void twoLiveTransfersNeverShareAReference(TestDatabase database) {
        order(database);
        bank.nextReferences.addAll(List.of(reference(view), reference(view)));
        assertThat(reference(buy("ord_2"))).isNotEqualTo(reference(view));
    }

    @EachDatabase
    void exact(TestDatabase database) {
        order(database);
        assertThat(take(line("a", 379))).singleElement().satisfies(result -> {
            assertThat(result.kind()).isEqualTo("EXACT");
            assertThat(result.payment()).contains(view.id());
        });
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.ledger("bank:bank")).isEqualTo(379);
        assertThat(bench.ledger("receivable")).isEqualTo(-379);
        assertThat(bench.events).singleElement().asString().contains("SUCCEEDED");
    }

    @EachDatabase
    void theSameFileTwiceIsAllDuplicateAndChangesNothing(TestDatabase database) {
        order(database);
        String stranger = "s,2026-11-25,500,ｽｽﾞｷ";
        take(line("a", 379), stranger);
        assertThat(take(line("a", 379), stranger)).extracting(Result::kind).containsOnly("DUPLICATE");
        assertThat(bench.ledger("bank:bank")).isEqualTo(879);
        assertThat(bench.events).hasSize(1);
    }

    @EachDatabase
    void shortWaitsForTheRest(TestDatabase database) {
        order(database);
        assertThat(take(line("a", 378))).extracting(Result::kind).containsExactly("SHORT");
        assertThat(status()).isEqualTo(PaymentStatus.AWAITING_DEPOSIT);
        assertThat(bench.only().money().received()).isEqualTo(Yen.of(378));
        assertThat(take(line("b", 1))).extracting(Result::kind).containsExactly("EXACT");
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.ledger("receivable")).isEqualTo(-379);
    }

    @EachDatabase
    void overPaysAndTheSurplusIsListed(TestDatabase database) {
        order(database);
        assertThat(take(line("a", 400))).extracting(Result::kind).containsExactly("OVER");
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.ledger("suspense")).isEqualTo(-21);
        assertThat(open()).singleElement().satisfies(open -> assertThat(open.undecided())
                .isEqualTo(Yen.of(21)));
    }

    @EachDatabase
    void aStrangersDepositWaitsForTheDeskWhichMatchesItOnce(TestDatabase database) {
        order(database);
        assertThat(take("s,2026-11-25,379,ｽｽﾞｷ")).extracting(Result::kind).containsExactly("UNMATCHED");
        assertThat(bench.ledger("suspense")).isEqualTo(-379);
        String deposit = open().get(0).entry().id();
        Attempt paid = bench.matchDeposit().handle(Bench.DESK, deposit, view.id());
        assertThat(paid.state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(bench.ledger("suspense")).isZero();
        assertThat(bench.ledger("receivable")).isEqualTo(-379);
        assertThat(open()).isEmpty();
        assertThatThrownBy(() -> bench.matchDeposit().handle(Bench.DESK, deposit, view.id()))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("payment.deposit-settled"));
        assertThat(bench.acts).contains("payment.deposit-matched " + deposit);
    }

    @EachDatabase
    void aMatchToAPaymentThatDoesNotWaitChangesNothing(TestDatabase database) {
        order(database);
        take(line("a", 379), "s,2026-11-25,379,ｽｽﾞｷ");
        String deposit = open().get(0).entry().id();
        assertThatThrownBy(() -> bench.matchDeposit().handle(Bench.DESK, deposit, view.id()))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("payment.not-awaiting"));
        assertThat(open()).hasSize(1);
    }

    @EachDatabase
    void aDepositTakenBackIsUndoneWhileTheRestIsWaitedFor(TestDatabase database) {
        order(database);
        take(line("a", 300));
        assertThat(take(line("b", 300) + ",cancelled")).extracting(Result::kind).containsExactly("CANCELLED");
        assertThat(bench.only().money().received()).isEqualTo(Yen.ZERO);
        assertThat(bench.ledger("bank:bank")).isZero();
        assertThat(bench.ledger("receivable")).isZero();
        assertThat(open()).isEmpty();
        take(line("c", 379));
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @EachDatabase
    void aDepositTakenBackAfterThePaymentIsListedForTheDesk(TestDatabase database) {
        order(database);
        take(line("a", 379));
        take(line("b", 379) + ",cancelled");
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(open()).singleElement().satisfies(open -> {
            assertThat(open.entry().deposit().cancelled()).isTrue();
            assertThat(open.entry().payment()).isEqualTo(view.id());
        });
    }

    @EachDatabase
    void anUnmatchedDepositTakenBackLeavesSuspense(TestDatabase database) {
        order(database);
        take("s,2026-11-25,500,ｽｽﾞｷ");
        take("t,2026-11-25,500,ｽｽﾞｷ,cancelled");
        assertThat(bench.ledger("suspense")).isZero();
        assertThat(open()).isEmpty();
    }

    @EachDatabase
    void aBadFileImportsNothing(TestDatabase database) {
        order(database);
        assertThatThrownBy(() -> take(line("a", 379), "broken")).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.kind()).isEqualTo(RefusedException.Kind.UNPROCESSABLE);
            assertThat(e.args()).containsEntry("record", 2);
        });
        assertThat(status()).isEqualTo(PaymentStatus.AWAITING_DEPOSIT);
        assertThat(bench.ledger("bank:bank")).isZero();
    }

    @EachDatabase
    void givenUpWithAPartReceivedThePartGoesToSuspenseAndIsListed(TestDatabase database) {
        order(database);
        take(line("a", 100));
        assertThat(bench.desk().cancel(view.id(), PaymentStatus.EXPIRED)).isTrue();
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(bench.ledger("receivable")).isZero();
        assertThat(bench.ledger("suspense")).isEqualTo(-100);
        assertThat(open()).hasSize(1);
        assertThat(take(line("b", 279))).extracting(Result::kind).containsExactly("UNMATCHED");
        assertThat(bench.desk().cancel(view.id(), PaymentStatus.EXPIRED)).isFalse();
    }

    @EachDatabase
    void aShopThatForgetsToGiveUpIsCaughtByTheJanitorADayLater(TestDatabase database) {
        order(database);
        bench.clock.set("2026-11-25T11:59:00+09:00");
        bench.janitor().run();
        assertThat(status()).isEqualTo(PaymentStatus.AWAITING_DEPOSIT);
        bench.clock.set("2026-11-26T12:00:00+09:00");
        bench.janitor().run();
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
    }

    @EachDatabase
    @DisplayName("Race: the same file by two desks at once counts once")
    void twoDesksAtOnce(TestDatabase database) throws Exception {
        order(database);
        String[] file = {line("a", 379), "s,2026-11-25,500,ｽｽﾞｷ", "t,2026-11-25,600,ｽｽﾞｷ"};
        ExecutorService desks = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> desk = () -> {
                try {
                    take(file);
                    return true;
                } catch (RuntimeException lost) {
                    return false;
                }
            };
            List<Future<Boolean>> both = desks.invokeAll(List.of(desk, desk));
            assertThat(both.get(0).get() || both.get(1).get()).isTrue();
        } finally {
            desks.shutdownNow();
        }
        take(file);
        assertThat(bench.ledger("bank:bank")).isEqualTo(1479);
        assertThat(status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
