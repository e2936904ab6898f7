package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the bills on: asks the company, sends what is due, begins debits. What was due while the node was down is sent as soon as it is up (R136). */
@Component(
        service = {Job.class, IssueBills.class},
        property = {Job.NAME + "=billing.issue-bills", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class IssueBills implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(IssueBills.class);
    private static final int A_RUN = 50;
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(55);

    private final Clock clock;
    private final BillBook bills;
    private final IssueBill issue;

    @Activate
    public IssueBills(@Reference Clock clock, @Reference BillBook bills, @Reference IssueBill issue) {
        this.clock = clock;
        this.bills = bills;
        this.issue = issue;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        List<String> waiting = bills.waiting(Japan.day(now), now.minus(NOT_AGAIN_WITHIN), A_RUN);
        waiting.forEach(this::goOn);
        return waiting.size() == A_RUN;
    }

    /** One bill that cannot go on does not keep the others waiting; it is looked at again. */
    private void goOn(String bill) {
        try {
            issue.handle(bill);
        } catch (RuntimeException e) {
            LOG.error("The bill {} could not go on", bill, e);
            bills.looked(bill, clock.instant(), false, "billing.obstacle-fault");
        }
    }
}
