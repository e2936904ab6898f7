package jp.noren.billing.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.PaymentCollections;
import jp.noren.payment.api.PaymentCollections.Decided;
import jp.noren.payment.spi.Collections;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The bank's files of a debit day: the one it gets, and the one it answers with; then each bill follows its payment at once. */
@Component(service = CollectDebits.class)
public final class CollectDebits {
    private final PaymentCollections collections;
    private final Sight sight;
    private final SettleDebit settle;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public CollectDebits(
            @Reference PaymentCollections collections,
            @Reference Sight sight,
            @Reference SettleDebit settle,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.collections = collections;
        this.sight = sight;
        this.settle = settle;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @throws RefusedException NOT_FOUND when nothing is to be collected that day */
    public Collections.File write(Caller caller, String storefront, LocalDate day) {
        require(caller, storefront);
        Collections.File file = collections.write(storefront, StartDebit.METHOD, day);
        record(caller, storefront, "billing.debit-file-written", day, file.debits());
        return file;
    }

    /** @throws RefusedException with the record and its offset when the file is not what it should be; nothing is taken then */
    public List<Decided> read(Caller caller, String storefront, LocalDate day, byte[] file) {
        require(caller, storefront);
        LocalDate closing = Japan.monthEnd(day.minusMonths(1));
        List<Decided> decided = collections.read(storefront, StartDebit.METHOD, day, closing, file);
        decided.stream()
                .map(Decided::purpose)
                .filter(purpose -> purpose.startsWith(Bill.PURPOSE))
                .forEach(purpose -> settle.handle(purpose.substring(Bill.PURPOSE.length())));
        record(caller, storefront, "billing.debit-results-read", day, decided.size());
        return decided;
    }

    private void require(Caller caller, String storefront) {
        if (!sight.sees(caller, storefront, null)) {
            throw RefusedException.notFound();
        }
    }

    private void record(Caller caller, String storefront, String act, LocalDate day, int count) {
        transactions.run(() ->
                audit.record(caller, storefront, act, day.toString(), Map.of("day", day.toString(), "debits", count)));
    }
}
