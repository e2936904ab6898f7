package jp.noren.persistence.internal.job;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.noren.kernel.Ids;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.gate.Gate;
import jp.noren.persistence.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The runs of one job on this node: under the lease, through the job's gate, never two at once. */
final class JobTurn {
    private static final Logger LOG = LoggerFactory.getLogger(JobTurn.class);
    private static final String REQUEST_ID = "request_id";

    private final LeaseStore leases;
    private final Gate<Job> gate;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile OptionalLong held = OptionalLong.empty();

    JobTurn(LeaseStore leases, Gate<Job> gate) {
        this.leases = leases;
        this.gate = gate;
    }

    /**
     * Runs the job when it is due and nobody else runs it; again and again while more is waiting.
     *
     * @param interval until it is due again
     */
    void run(Duration interval) {
        if (!gate.isOpen() || !running.compareAndSet(false, true)) {
            return;
        }
        String name = gate.key();
        Thread thread = Thread.currentThread();
        String before = thread.getName();
        try {
            held = leases.take(name);
            if (held.isPresent()) {
                thread.setName(before + " " + name);
                // what it logs can be told from its next run, and from the requests
                MDC.put(REQUEST_ID, Ids.random("run"));
                runWhileMoreWaits(interval);
            }
        } finally {
            held = OptionalLong.empty();
            MDC.remove(REQUEST_ID);
            thread.setName(before);
            running.set(false);
        }
    }

    private void runWhileMoreWaits(Duration interval) {
        long fence = held.orElseThrow();
        Duration pause = interval;
        try {
            boolean more = true;
            while (more && held.isPresent()) {
                more = once();
            }
        } catch (ClosedGateException e) {
            // the job's bundle, or something deeper, is being replaced: what is due is done by its successor
            pause = Duration.ofSeconds(1);
        } catch (Exception | LinkageError e) {
            LOG.warn("Job {} failed and is due again in {} s", gate.key(), pause.toSeconds(), e);
        } finally {
            leases.giveBack(gate.key(), fence, pause);
        }
    }

    /** The gate is left between two runs, so that a bundle with endless work can be stopped. */
    private boolean once() throws Exception {
        try (Gate<Job>.Passage passage = gate.enterInner()) {
            return passage.target().run();
        }
    }

    /** Keeps the lease of a long run. */
    void beat() {
        OptionalLong fence = held;
        if (fence.isPresent() && !leases.beat(gate.key(), fence.getAsLong())) {
            LOG.warn("Another node has taken over job {}; the run here is the last", gate.key());
            held = OptionalLong.empty();
        }
    }
}
