package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.ArrayList;
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

/** One deposit was made for several payments: the billing desk says how much of it for which. All of it or nothing. */
@Component(service = SplitDeposit.class)
public final class SplitDeposit {

    /** @param amount yen, at most what the payment lacks */
    public record Part(String payment, Yen amount) {}

    /** @param key the desk's idempotency key: the same key splits once */
    public record Command(Caller caller, String deposit, String key, List<Part> parts) {}

    private final Clock clock;
    private final Transactions transactions;
    private final DepositDecisions decisions;
    private final PayDeposit payer;
    private final Chronicle chronicle;

    @Activate
    public SplitDeposit(
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
     * @return the deposit as it stands afterwards; what of it is left stays on the list
     * @throws RefusedException CONFLICT {@code payment.deposit-settled}, {@code payment.deposit-taken-back}, {@code payment.deposit-not-enough},
     *     {@code payment.not-awaiting}, {@code payment.deposit-part-too-much}
     */
    public DepositBook.Open handle(Command command) {
        return transactions.required(() -> decisions.once(command.deposit(), command.key(), of -> split(command, of)));
    }

    private void split(Command command, DepositDecisions.Case of) {
        decisions.requireOpen(of, command.parts().stream().map(Part::amount).reduce(Yen.ZERO, Yen::plus));
        List<DepositBook.Decision> made = new ArrayList<>();
        for (Part part : command.parts()) {
            made.add(pay(command, part));
        }
        decisions.decide(of, made);
    }

    private DepositBook.Decision pay(Command command, Part part) {
        PayDeposit.Paid paid = payer.pay(part.payment(), part.amount())
                .orElseThrow(() -> new RefusedException(Kind.CONFLICT, "payment.not-awaiting"));
        if (paid.settlement().surplus().isPositive()) {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "payment.deposit-part-too-much",
                    Map.of(
                            "payment",
                            part.payment(),
                            "amount",
                            paid.settlement().owed().amount()));
        }
        DepositBook.Decision decision = new DepositBook.Decision(
                Ids.random("dec"),
                DepositBook.How.SPLIT,
                part.payment(),
                part.amount(),
                null,
                command.key(),
                command.caller().id(),
                clock.instant());
        payer.post(paid.attempt(), LedgerEntry.match(decision.id(), part.amount()));
        chronicle.audit(
                command.caller(),
                paid.attempt().order().storefront(),
                "payment.deposit-split",
                command.deposit(),
                Map.of("payment", part.payment(), "amount", part.amount().amount()));
        return decision;
    }
}
