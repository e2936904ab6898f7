package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import jp.noren.billing.api.Receivables;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes what members owe; the instant of fulfilment, in Japan, decides the month (R122, Q29). */
@Component
public final class KeepReceivables implements Receivables {
    private final Clock clock;
    private final Transactions transactions;
    private final TermsOf terms;
    private final ClaimBook book;

    @Activate
    public KeepReceivables(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference TermsOf terms,
            @Reference ClaimBook book) {
        this.clock = clock;
        this.transactions = transactions;
        this.terms = terms;
        this.book = book;
    }

    @Override
    public void claim(Claim claim) {
        LocalDate day = Japan.day(claim.fulfilledAt());
        LocalDate closing = terms.on(claim.storefront(), day).closingOf(day);
        transactions.run(() -> book.add(claim, closing));
    }

    @Override
    public boolean withdraw(String order) {
        return transactions.required(() -> book.withdraw(order, clock.instant()));
    }
}
