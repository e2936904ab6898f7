package jp.noren.checkout.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after orders that wait for their payment: should the news of it ever get lost, no order hangs. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=checkout.sweep-orders", Job.INTERVAL_SECONDS + ":Integer=30"})
public final class SweepOrders implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SweepOrders.class);
    private static final int A_RUN = 50;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final Clock clock;
    private final Orders orders;
    private final SettleOrder settler;

    @Activate
    public SweepOrders(@Reference Clock clock, @Reference Orders orders, @Reference SettleOrder settler) {
        this.clock = clock;
        this.orders = orders;
        this.settler = settler;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        List<String> neglected = orders.neglected(now.minus(LONG_ENOUGH), now, A_RUN);
        neglected.forEach(this::look);
        return neglected.size() == A_RUN;
    }

    /** One order that cannot be settled does not keep the others waiting; it is looked at again. */
    private void look(String order) {
        try {
            orders.find(order).ifPresent(settler::refresh);
        } catch (RuntimeException e) {
            LOG.error("The order {} could not follow its payment", order, e);
        }
    }
}
