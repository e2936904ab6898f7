package jp.noren.billing.internal.app;

import java.time.Clock;
import jp.noren.billing.api.CreditLines;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The credit lines as others ask for them (R156, R158). Whether an amount fits is decided by the row count of one conditional update. */
@Component
public final class KeepCreditLines implements CreditLines {
    private final Clock clock;
    private final Transactions transactions;
    private final CreditBook book;

    @Activate
    public KeepCreditLines(@Reference Clock clock, @Reference Transactions transactions, @Reference CreditBook book) {
        this.clock = clock;
        this.transactions = transactions;
        this.book = book;
    }

    @Override
    public boolean reserve(String storefront, String member, String order, Yen amount) {
        if (amount.amount() < 0) {
            throw new IllegalArgumentException("a negative amount: " + amount);
        }
        return transactions.required(() -> book.take(storefront, member, order, amount, clock.instant()));
    }

    @Override
    public void free(String order) {
        transactions.run(() -> book.free(order, clock.instant()));
    }

    @Override
    public Line find(String storefront, String member) {
        return book.find(storefront, member)
                .map(line -> new Line(line.limit(), line.used()))
                .orElseGet(() -> new Line(Yen.ZERO, Yen.ZERO));
    }
}
