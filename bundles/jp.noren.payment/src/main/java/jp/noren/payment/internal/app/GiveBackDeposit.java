package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The billing desk has sent money of a deposit back to its payer, by its bank; here it is written down, and leaves suspense. */
@Component(service = GiveBackDeposit.class)
public final class GiveBackDeposit {

    /**
     * @param key the desk's idempotency key: the same key gives back once
     * @param amount yen, at most what nobody has decided about
     * @param reason in the words of the desk
     */
    public record Command(Caller caller, String deposit, String key, Yen amount, String reason) {}

    private final Clock clock;
    private final Transactions transactions;
    private final DepositDecisions decisions;
    private final PayDeposit payer;
    private final Chronicle chronicle;

    @Activate
    public GiveBackDeposit(
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
     * @return the deposit as it stands afterwards
     * @throws RefusedException CONFLICT {@code payment.deposit-settled}, {@code payment.deposit-taken-back}, {@code payment.deposit-not-enough}
     */
    public DepositBook.Open handle(Command command) {
        return transactions.required(
                () -> decisions.once(command.deposit(), command.key(), of -> giveBack(command, of)));
    }

    private void giveBack(Command command, DepositDecisions.Case of) {
        decisions.requireOpen(of, command.amount());
        DepositBook.Decision decision = new DepositBook.Decision(
                Ids.random("dec"),
                DepositBook.How.GIVEN_BACK,
                null,
                command.amount(),
                command.reason(),
                command.key(),
                command.caller().id(),
                clock.instant());
        decisions.decide(of, List.of(decision));
        payer.post(null, LedgerEntry.givenBack(decision.id(), of.open().entry().provider(), command.amount()));
        chronicle.audit(
                command.caller(),
                null,
                "payment.deposit-given-back",
                command.deposit(),
                Map.of("amount", command.amount().amount(), "reason", command.reason()));
    }
}
