package jp.noren.billing.internal.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of this node that collect: while one waits for the company the other writes. Every node has its own, so that all of them share a run. Each bite
 * is taken inside the job's gate: a bundle that is replaced stops when the bites that are being taken have been swallowed; its successor goes on.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=billing.collect-charges", Job.INTERVAL_SECONDS + ":Integer=2", Job.LANES + ":Integer=2"
        })
public final class CollectLanes implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(CollectLanes.class);
    private static final Duration LET_BE = Duration.ofSeconds(30);
    private static final Duration TELL = Duration.ofSeconds(10);

    private final CollectCharges collect;
    private final RunBook runs;
    private final ReadRuns read;
    private final AtomicLong restUntil = new AtomicLong(System.nanoTime());
    private final AtomicLong told = new AtomicLong(System.nanoTime());

    @Activate
    public CollectLanes(@Reference CollectCharges collect, @Reference RunBook runs, @Reference ReadRuns read) {
        this.collect = collect;
        this.runs = runs;
        this.read = read;
    }

    @Override
    public boolean run() {
        if (System.nanoTime() - restUntil.get() < 0) {
            return false;
        }
        CollectCharges.Bite bite = collect.bite();
        tell();
        if (bite == CollectCharges.Bite.LET_BE) {
            restUntil.set(System.nanoTime() + LET_BE.toNanos());
        }
        return bite == CollectCharges.Bite.MORE;
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
