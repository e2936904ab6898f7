package jp.noren.billing.internal.app;

import java.util.Optional;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The counter at which the contracts' owner stands. */
@Component(service = ContractCharges.class)
public final class KeepContractCharges implements ContractCharges {
    private final Transactions transactions;
    private final ChargeBook charges;
    private final WriteCharges writer;
    private final Moves moves;

    /** What happens to a charge, or to its deposit. */
    @Component(service = Moves.class)
    public record Moves(CollectOne collect, Dun dun, MoveDeposits deposits) {
        @Activate
        public Moves(@Reference CollectOne collect, @Reference Dun dun, @Reference MoveDeposits deposits) {
            this.collect = collect;
            this.dun = dun;
            this.deposits = deposits;
        }
    }

    @Activate
    public KeepContractCharges(
            @Reference Transactions transactions,
            @Reference ChargeBook charges,
            @Reference WriteCharges writer,
            @Reference Moves moves) {
        this.transactions = transactions;
        this.charges = charges;
        this.writer = writer;
        this.moves = moves;
    }

    @Override
    public Charge add(Request request) {
        return write(writer.single(request, false), request);
    }

    @Override
    public Charge owe(Request request) {
        return write(writer.single(request, true), request);
    }

    private Charge write(ChargeBook.Written written, Request request) {
        if (!written.charge().sum().total().isPositive()) {
            throw new IllegalArgumentException("a charge of nothing: " + request.key());
        }
        return transactions.required(() -> {
            Optional<jp.noren.billing.internal.domain.Charge> earlier =
                    charges.findByKey(request.storefront(), request.key());
            if (earlier.isEmpty()) {
                charges.add(written);
            }
            return earlier.map(KeepContractCharges::view).orElseGet(() -> get(request.storefront(), request.key()));
        });
    }

    private Charge get(String storefront, String key) {
        return charges.findByKey(storefront, key).map(KeepContractCharges::view).orElseThrow();
    }

    @Override
    public Charge collect(String charge) {
        moves.collect().handle(charges.find(charge).orElseThrow(RefusedException::notFound));
        return find(charge).orElseThrow();
    }

    @Override
    public Optional<Charge> find(String charge) {
        return charges.find(charge).map(KeepContractCharges::view);
    }

    private static Charge view(jp.noren.billing.internal.domain.Charge charge) {
        return new Charge(
                charge.id(),
                charge.owner().contract(),
                charge.sum().total(),
                State.valueOf(charge.state().name()),
                charge.owner().method(),
                charge.standing().settledAt(),
                charge.standing().declined());
    }

    @Override
    public boolean cancel(String charge) {
        return transactions.required(() -> {
            boolean cancelled = charges.cancel(charge);
            if (cancelled) {
                charges.find(charge).ifPresent(moves.dun()::over);
            }
            return cancelled;
        });
    }

    @Override
    public Yen open(String contract) {
        return charges.open(contract);
    }

    @Override
    public void depositTakenOver(String storefront, ChargedContracts.Account account, Yen amount) {
        moves.deposits().takeOver(storefront, account, amount);
    }

    @Override
    public void depositForfeited(String contract) {
        moves.deposits().forfeit(contract);
    }

    @Override
    public void depositDue(String contract) {
        moves.deposits().due(contract);
    }

    @Override
    public void depositReleased(String contract) {
        moves.deposits().release(contract);
    }
}
