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

/**
 * Looks at the payments of debits whose day has come. The topic of changed payments has one consumer, and that is checkout; what billing waits for comes
 * once a month, so looking is enough.
 */
@Component(
        service = {Job.class, FollowDebits.class},
        property = {Job.NAME + "=billing.follow-debits", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class FollowDebits implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(FollowDebits.class);
    private static final int A_RUN = 50;
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(55);

    private final Clock clock;
    private final BillBook bills;
    private final SettleDebit settle;

    @Activate
    public FollowDebits(@Reference Clock clock, @Reference BillBook bills, @Reference SettleDebit settle) {
        this.clock = clock;
        this.bills = bills;
        this.settle = settle;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        List<String> debited = bills.debited(Japan.day(now), now.minus(NOT_AGAIN_WITHIN), A_RUN);
        debited.forEach(this::follow);
        return debited.size() == A_RUN;
    }

    private void follow(String bill) {
        try {
            bills.looked(bill, clock.instant(), true, null);
            settle.handle(bill);
        } catch (RuntimeException e) {
            LOG.error("The bill {} could not follow its payment", bill, e);
        }
    }
}
