package jp.noren.persistence.internal.door;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few named threads that end when they have nothing to do, and a timer that gives them work. */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int END_WAIT_SECONDS = 5;

    private final ThreadPoolExecutor pool;
    private final ScheduledThreadPoolExecutor timer;

    public Workers(String name, int threads) {
        AtomicInteger count = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                20,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> thread(work, name + "-" + count.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(1, work -> thread(work, name + "-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Takes nothing over from the thread that happens to create it, so that it keeps no other bundle's loader alive. */
    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setContextClassLoader(Workers.class.getClassLoader());
        return thread;
    }

    /** Nothing happens any more after {@link #close}. */
    public void execute(Runnable work) {
        try {
            pool.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped before the work began", e);
        }
    }

    /** For what is short: there is one timer. */
    public void every(Duration pause, Runnable work) {
        timer.scheduleWithFixedDelay(guarded(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives work to the threads after a pause. */
    public void later(Duration pause, Runnable work) {
        try {
            timer.schedule(() -> execute(work), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped before the work was due", e);
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("{} will try again", Thread.currentThread().getName(), e);
            }
        };
    }

    /** Begins nothing new, lets what runs end, interrupts it when it does not, so that no thread outlives its bundle. */
    @Override
    public void close() {
        timer.shutdown();
        pool.shutdown();
        pool.getQueue().clear();
        if (!ended()) {
            timer.shutdownNow();
            pool.shutdownNow();
            if (!ended()) {
                LOG.warn("A thread did not end within {} s", 2 * END_WAIT_SECONDS);
            }
        }
    }

    private boolean ended() {
        try {
            return timer.awaitTermination(END_WAIT_SECONDS, TimeUnit.SECONDS)
                    && pool.awaitTermination(END_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
