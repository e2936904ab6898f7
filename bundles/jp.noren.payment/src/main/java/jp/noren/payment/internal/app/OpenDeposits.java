package jp.noren.payment.internal.app;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Money of the bank account that waits for a decision of the billing desk. */
@Component(service = OpenDeposits.class)
public final class OpenDeposits {
    private static final int MOST = 200;

    private final DepositBook book;

    @Activate
    public OpenDeposits(@Reference DepositBook book) {
        this.book = book;
    }

    public List<DepositBook.Entry> handle() {
        return book.open(MOST);
    }
}
