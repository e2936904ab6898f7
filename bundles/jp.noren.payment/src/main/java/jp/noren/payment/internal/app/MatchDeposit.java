package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The billing desk knows whose deposit it is. What the payment does not need of it stays in suspense, and on the desk's list. */
@Component(service = MatchDeposit.class)
public final class MatchDeposit {
    private final Clock clock;
    private final Transactions transactions;
    private final DepositDecisions decisions;
    private final PayDeposit payer;
    private final Chronicle chronicle;

    @Activate
    public MatchDeposit(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference DepositDecisions decisions,
            @Reference PayDeposit payer,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.transactions = transactions;
        this.decisions = decisions;
        this.payer = payer;
        this.chronicle = chronicle;
    }

    /**
     * @return the payment as it stands afterwards
     * @throws RefusedException CONFLICT {@code payment.deposit-settled}, {@code payment.deposit-taken-back}, {@code payment.not-awaiting}
     */
    public Attempt handle(Caller caller, String deposit, String payment) {
        return transactions.required(() -> match(caller, deposit, payment));
    }

    private Attempt match(Caller caller, String id, String payment) {
        DepositDecisions.Case of = decisions.look(id);
        Yen undecided = of.open().undecided();
        decisions.requireOpen(of, undecided);
        PayDeposit.Paid paid = payer.pay(payment, undecided)
                .orElseThrow(() -> new RefusedException(Kind.CONFLICT, "payment.not-awaiting"));
        Yen owed = paid.settlement().owed();
        DepositBook.Decision decision = new DepositBook.Decision(
                Ids.random("dec"), DepositBook.How.MATCHED, payment, owed, null, null, caller.id(), clock.instant());
        decisions.decide(of, List.of(decision));
        payer.post(paid.attempt(), LedgerEntry.match(decision.id(), owed));
        chronicle.audit(
                caller,
                paid.attempt().order().storefront(),
                "payment.deposit-matched",
                id,
                Map.of(
                        "payment", payment,
                        "amount", owed.amount(),
                        "surplus", paid.settlement().surplus().amount()));
        return paid.attempt();
    }
}
