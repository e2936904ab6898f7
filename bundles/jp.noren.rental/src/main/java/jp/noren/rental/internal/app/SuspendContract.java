package jp.noren.rental.internal.app;

import java.time.Instant;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Suspends a contract that is not paid, and lets it go on. One that is ending, or has ended, stays what it is. */
@Component(service = SuspendContract.class)
public final class SuspendContract {
    private final Transactions transactions;
    private final ContractBook book;
    private final AuditTrail audit;

    @Activate
    public SuspendContract(
            @Reference Transactions transactions, @Reference ContractBook book, @Reference AuditTrail audit) {
        this.transactions = transactions;
        this.book = book;
        this.audit = audit;
    }

    void handle(String contract, Status from, Status to, Instant now) {
        transactions.run(() -> book.lock(contract)
                .filter(one -> one.on(Japan.day(now)) == from)
                .ifPresent(one -> write(one, to, now)));
    }

    private void write(Contract contract, Status to, Instant now) {
        if (book.move(contract, contract.with(to, null), now)) {
            audit.record(
                    Caller.system("rental"),
                    contract.owner().storefront(),
                    "rental." + to.word(),
                    contract.id(),
                    Map.of("number", contract.number()));
        }
    }
}
