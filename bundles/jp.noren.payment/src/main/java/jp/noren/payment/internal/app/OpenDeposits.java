package jp.noren.payment.internal.app;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Money of the bank account that the billing desk should look at. */
@Component(service = OpenDeposits.class)
public final class OpenDeposits {
    private final DepositBook book;

    @Activate
    public OpenDeposits(@Reference DepositBook book) {
        this.book = book;
    }

    /** The latest first: {@link ReadPayments#MOST}, and one more if there is one. */
    public List<DepositBook.Open> handle() {
        return book.open(ReadPayments.MOST + 1);
    }
}
