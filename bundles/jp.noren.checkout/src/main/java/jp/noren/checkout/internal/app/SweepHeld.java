package jp.noren.checkout.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.HoldRule;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels held orders whose time is over (R157), and lets those go on that fit by now because something was paid (R158): a member's oldest first, and
 * none before it.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=checkout.sweep-held", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class SweepHeld implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SweepHeld.class);
    private static final int A_RUN = 100;

    private final Clock clock;
    private final HeldOrders held;
    private final CancelHeld cancel;
    private final ResumeHeld resume;

    @Activate
    public SweepHeld(
            @Reference Clock clock,
            @Reference HeldOrders held,
            @Reference CancelHeld cancel,
            @Reference ResumeHeld resume) {
        this.clock = clock;
        this.held = held;
        this.cancel = cancel;
        this.resume = resume;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        List<HeldOrders.Held> all = held.oldest(A_RUN);
        all.stream().filter(one -> HoldRule.isOver(one.until(), now)).forEach(this::cancel);
        Set<String> stillOver = new HashSet<>();
        all.stream()
                .filter(one -> !HoldRule.isOver(one.until(), now))
                .filter(one -> !stillOver.contains(one.owner().member()))
                .filter(one -> !goesOn(one.order().id()))
                .forEach(one -> stillOver.add(one.owner().member()));
        return false;
    }

    /** One order that cannot be cancelled does not keep the others waiting. */
    private void cancel(HeldOrders.Held one) {
        try {
            cancel.overdue(one.order().id());
        } catch (RuntimeException e) {
            LOG.error(
                    "The order {} was held too long and could not be cancelled",
                    one.order().id(),
                    e);
        }
    }

    private boolean goesOn(String order) {
        try {
            resume.handle(Caller.system("checkout"), order);
            return true;
        } catch (RefusedException | ClosedGateException later) {
            LOG.debug("The order {} is still held", order, later);
            return false;
        } catch (RuntimeException e) {
            LOG.error("The order {} is held and could not go on", order, e);
            return false;
        }
    }
}
