package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Collections;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the bank's file of one day, once: who asks again gets the same bytes. From then on nobody joins or leaves that day. */
@Component(service = WriteCollection.class)
public final class WriteCollection {
    private final Clock clock;
    private final Transactions transactions;
    private final Providers providers;
    private final CollectionBook book;
    private final Chronicle chronicle;

    @Activate
    public WriteCollection(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference CollectionBook book,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.transactions = transactions;
        this.providers = providers;
        this.book = book;
        this.chronicle = chronicle;
    }

    /**
     * @throws RefusedException NOT_FOUND when nothing is to be collected that day
     * @throws jp.noren.kernel.gate.ClosedGateException when the provider's bundle is away
     */
    public Collections.File handle(Caller caller, CollectionBook.Day day) {
        if (!day.isOpen()) {
            return written(day);
        }
        try (Providers.Visit visit = providers.enter(day.provider(), day.storefront())) {
            return transactions.required(
                    () -> book.close(day.id(), clock.instant()) ? write(caller, visit, day) : written(day));
        }
    }

    private Collections.File written(CollectionBook.Day day) {
        return book.file(day.id()).orElseThrow(RefusedException::notFound);
    }

    private Collections.File write(Caller caller, Providers.Visit visit, CollectionBook.Day day) {
        List<Collections.Debit> debits = debits(book.lines(day.id()));
        if (debits.isEmpty()) {
            throw RefusedException.notFound();
        }
        Collections.File file = visit.provider().writeCollection(day.storefront(), day.collectOn(), debits);
        check(file, debits);
        book.keep(day.id(), file);
        chronicle.audit(
                caller,
                day.storefront(),
                "payment.collection-written",
                day.id(),
                Map.of("debits", file.debits(), "total", file.total().amount(), "name", file.name()));
        return file;
    }

    static List<Collections.Debit> debits(List<CollectionBook.Line> lines) {
        return lines.stream()
                .map(line -> new Collections.Debit(line.payment(), line.mandate(), line.amount()))
                .toList();
    }

    private static void check(Collections.File file, List<Collections.Debit> debits) {
        Yen total = debits.stream().map(Collections.Debit::amount).reduce(Yen.ZERO, Yen::plus);
        if (file.debits() != debits.size() || !file.total().equals(total)) {
            throw new IllegalStateException("the provider's file says " + file.debits() + " debits of " + file.total()
                    + ", asked were " + debits.size() + " of " + total);
        }
    }
}
