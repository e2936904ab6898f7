package jp.noren.rental.internal.app;

import java.util.List;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.persistence.Job;
import jp.noren.rental.internal.domain.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after applications that wait for their payment: whatever ended the request, none hangs. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=rental.settle-conclusions", Job.INTERVAL_SECONDS + ":Integer=30"})
public final class SettleConclusions implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SettleConclusions.class);
    private static final int A_RUN = 50;

    private final ApplicationBook applications;
    private final SettleConclusion settle;

    @Activate
    public SettleConclusions(@Reference ApplicationBook applications, @Reference SettleConclusion settle) {
        this.applications = applications;
        this.settle = settle;
    }

    @Override
    public boolean run() {
        List<Application> waiting = applications.paying(A_RUN);
        waiting.forEach(this::settle);
        return false;
    }

    /** One that cannot be settled yet does not keep the others waiting. */
    private void settle(Application application) {
        try {
            settle.handle(application);
        } catch (ClosedGateException later) {
            LOG.debug("The application {} waits for a payment provider that is away", application.id(), later);
        } catch (RuntimeException e) {
            LOG.error("The application {} could not be settled", application.id(), e);
        }
    }
}
