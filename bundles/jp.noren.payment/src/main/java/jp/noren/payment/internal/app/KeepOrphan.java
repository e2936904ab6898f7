package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.LocalDate;
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

/**
 * Money at a payment company that no payment of ours knows of goes to suspense, once, and stays on the operator's list until somebody says whose it is
 * or that it was given back there.
 */
@Component(service = KeepOrphan.class)
public final class KeepOrphan {

    /** What became of it. */
    public enum Settled {
        /** It belongs to a payment, which is settled by itself. */
        MATCHED,
        /** It was given back at the payment company. */
        GIVEN_BACK
    }

    private final Clock clock;
    private final Transactions transactions;
    private final SettlementBook book;
    private final Chronicle chronicle;

    @Activate
    public KeepOrphan(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference SettlementBook book,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.transactions = transactions;
        this.book = book;
        this.chronicle = chronicle;
    }

    /** @return false when it is known already */
    boolean keep(String provider, String storefront, String reference, Yen amount, LocalDate day, String source) {
        return transactions.required(() -> {
            SettlementBook.Orphan orphan = new SettlementBook.Orphan(
                    Ids.random("orp"), provider, storefront, reference, amount, day, source, clock.instant());
            if (!book.insert(orphan)) {
                return false;
            }
            chronicle.post(storefront, LedgerEntry.orphan(orphan.id(), provider, amount), clock.instant());
            Map<String, ?> details =
                    Map.of("provider", provider, "reference", reference, "amount", amount.amount(), "source", source);
            chronicle.audit(Chronicle.HOUSE, storefront, "payment.orphan-found", orphan.id(), details);
            return true;
        });
    }

    /**
     * @param payment whose it is, for MATCHED; else null
     * @param note in the operator's words
     * @throws RefusedException NOT_FOUND; CONFLICT {@code payment.orphan-settled}
     */
    public void settle(Caller caller, String id, Settled how, String payment, String note) {
        transactions.run(() -> {
            SettlementBook.Orphan orphan = book.orphan(id).orElseThrow(RefusedException::notFound);
            if (!book.settle(id, how.name(), payment, note, caller.id(), clock.instant())) {
                throw new RefusedException(Kind.CONFLICT, "payment.orphan-settled");
            }
            LedgerEntry entry = LedgerEntry.orphanSettled(id, orphan.provider(), orphan.amount());
            chronicle.post(orphan.storefront(), entry, clock.instant());
            Map<String, ?> details = Map.of("how", how.name(), "note", note, "payment", payment == null ? "" : payment);
            chronicle.audit(caller, orphan.storefront(), "payment.orphan-settled", id, details);
        });
    }
}
