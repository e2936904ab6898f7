package jp.noren.support.internal.app;

import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands out the keys that are due, all night long. Who looks before it has been there gets his at that moment. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=support.hand-out-keys", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class HandOutKeys implements Job {
    private static final int A_RUN = 100;

    private final AssignKeys assign;

    @Activate
    public HandOutKeys(@Reference AssignKeys assign) {
        this.assign = assign;
    }

    @Override
    public boolean run() {
        return assign.run(A_RUN);
    }
}
