package jp.noren.billing.internal.app;

import java.time.Clock;
import java.util.List;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks bills as overdue and reminds the member, only once the bank business day after the due date has passed (Q29). */
@Component(
        service = {Job.class, MarkLate.class},
        property = {Job.NAME + "=billing.mark-late", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class MarkLate implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(MarkLate.class);
    private static final int A_RUN = 50;

    private final Clock clock;
    private final Transactions transactions;
    private final BillBook bills;
    private final MoveBill mover;

    @Activate
    public MarkLate(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference BillBook bills,
            @Reference MoveBill mover) {
        this.clock = clock;
        this.transactions = transactions;
        this.bills = bills;
        this.mover = mover;
    }

    @Override
    public boolean run() {
        List<String> late = bills.late(Japan.day(clock.instant()), A_RUN);
        long done = late.stream().filter(this::mark).count();
        return late.size() == A_RUN && done > 0;
    }

    private boolean mark(String id) {
        try {
            return transactions.required(() -> {
                Bill bill = bills.find(id).orElseThrow();
                return bill.state().isOpen() && bill.state() != BillState.OVERDUE && mover.late(bill);
            });
        } catch (RuntimeException e) {
            LOG.error("The bill {} is overdue and could not be marked", id, e);
            return false;
        }
    }
}
