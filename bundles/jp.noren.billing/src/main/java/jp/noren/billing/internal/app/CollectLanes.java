package jp.noren.billing.internal.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of this node that collect: while one waits for the company the other writes. Every node has its own, so that all of them share a run. A bundle
 * that is replaced stops when the bites that are being taken have been swallowed; its successor goes on.
 */
@Component(service = CollectLanes.class, immediate = true)
public final class CollectLanes {
    private static final Logger LOG = LoggerFactory.getLogger(CollectLanes.class);
    private static final int LANES = 2;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LET_BE = Duration.ofSeconds(30);
    private static final Duration TELL = Duration.ofSeconds(10);
    /** Longer than a bite, whose calls end by their deadline. */
    private static final Duration DRAIN = Duration.ofSeconds(45);

    private final CollectCharges collect;
    private final RunBook runs;
    private final ReadRuns read;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong restUntil = new AtomicLong(System.nanoTime());
    private final AtomicLong told = new AtomicLong(System.nanoTime());
    private final ScheduledExecutorService lanes = Executors.newScheduledThreadPool(LANES, work -> {
        Thread thread = new Thread(work, "billing-settlement-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;

    @Activate
    public CollectLanes(@Reference CollectCharges collect, @Reference RunBook runs, @Reference ReadRuns read) {
        this.collect = collect;
        this.runs = runs;
        this.read = read;
        for (int i = 0; i < LANES; i++) {
            lanes.scheduleWithFixedDelay(this::lane, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Deactivate
    void close() {
        closing = true;
        lanes.shutdown();
        try {
            if (!lanes.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A lane of the settlement did not end in time; payment's janitor looks after what it had");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lane() {
        try {
            CollectCharges.Bite bite = CollectCharges.Bite.MORE;
            while (!closing && bite == CollectCharges.Bite.MORE && System.nanoTime() - restUntil.get() >= 0) {
                bite = collect.bite();
                tell();
            }
            if (bite == CollectCharges.Bite.LET_BE) {
                restUntil.set(System.nanoTime() + LET_BE.toNanos());
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("A lane of the settlement failed and goes on by itself", e);
        }
    }

    private void tell() {
        long now = System.nanoTime();
        long last = told.get();
        if (now - last >= TELL.toNanos() && told.compareAndSet(last, now)) {
            runs.unfinished()
                    .forEach(run -> LOG.info("Settlement: {}", read.look(run).line()));
        }
    }
}
