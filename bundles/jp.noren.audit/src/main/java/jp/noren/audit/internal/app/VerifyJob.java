package jp.noren.audit.internal.app;

import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verifies the trail every day; what it finds is logged as an error. */
@Component(property = {Job.NAME + "=audit.verify", Job.INTERVAL_SECONDS + ":Long=86400"})
public final class VerifyJob implements Job {
    private final VerifyTrail verify;

    @Activate
    public VerifyJob(@Reference VerifyTrail verify) {
        this.verify = verify;
    }

    @Override
    public boolean run() {
        verify.handle();
        return false;
    }
}
