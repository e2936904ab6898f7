package jp.noren.audit.internal.app;

import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Anchors the lanes every hour. */
@Component(property = {Job.NAME + "=audit.anchor", Job.INTERVAL_SECONDS + ":Long=3600"})
public final class AnchorJob implements Job {
    private final Anchors anchors;

    @Activate
    public AnchorJob(@Reference Anchors anchors) {
        this.anchors = anchors;
    }

    @Override
    public boolean run() {
        anchors.writeAll();
        return false;
    }
}
