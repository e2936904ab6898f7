package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.payment.spi.Deposits;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The billing desk knows whose deposit it is. */
@Component(service = MatchDeposit.class)
public final class MatchDeposit {
    private final Clock clock;
    private final Transactions transactions;
    private final DepositBook book;
    private final PayDeposit payer;
    private final Chronicle chronicle;

    @Activate
    public MatchDeposit(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference DepositBook book,
            @Reference PayDeposit payer,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.transactions = transactions;
        this.book = book;
        this.payer = payer;
        this.chronicle = chronicle;
    }

    /**
     * @return the payment as it stands afterwards
     * @throws RefusedException CONFLICT {@code payment.deposit-settled}, {@code payment.not-awaiting}
     */
    public Attempt handle(Caller caller, String deposit, String payment) {
        return transactions.required(() -> match(caller, deposit, payment));
    }

    private Attempt match(Caller caller, String id, String payment) {
        DepositBook.Entry entry = book.find(id)
                .filter(found -> found.kind() == Deposits.Kind.UNMATCHED)
                .orElseThrow(RefusedException::notFound);
        if (!book.resolve(id, payment, caller.id(), "MATCHED", clock.instant())) {
            throw new RefusedException(Kind.CONFLICT, "payment.deposit-settled");
        }
        PayDeposit.Paid paid = payer.pay(payment, entry.deposit().amount())
                .orElseThrow(() -> new RefusedException(Kind.CONFLICT, "payment.not-awaiting"));
        payer.post(paid.attempt(), LedgerEntry.match(id, paid.settlement().owed()));
        chronicle.audit(
                caller,
                paid.attempt().order().storefront(),
                "payment.deposit-matched",
                id,
                Map.of(
                        "payment", payment,
                        "amount", entry.deposit().amount().amount(),
                        "surplus", paid.settlement().surplus().amount()));
        return paid.attempt();
    }
}
