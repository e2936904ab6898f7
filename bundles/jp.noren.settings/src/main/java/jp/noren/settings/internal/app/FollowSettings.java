package jp.noren.settings.internal.app;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps this node at what was written on any node: looks each second, which is one row, and at once after a change made here. */
@Component(service = FollowSettings.class, immediate = true)
public final class FollowSettings {
    private static final Logger LOG = LoggerFactory.getLogger(FollowSettings.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final long END_SECONDS = 40;

    private final DeliverSettings deliver;
    private final ScheduledExecutorService thread;

    @Activate
    public FollowSettings(@Reference DeliverSettings deliver) {
        this.deliver = deliver;
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "noren-settings");
            made.setDaemon(true);
            return made;
        });
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.thread = one;
        thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The database is left alone as soon as this returns. */
    @Deactivate
    public void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    void hasten() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException leaving) {
            LOG.debug("This bundle leaves; its successor will look", leaving);
        }
    }

    private void look() {
        try {
            deliver.handle();
        } catch (RuntimeException e) {
            LOG.warn("Settings could not be taken up; it is tried again", e);
        }
    }
}
