package jp.noren.persistence.internal.job;

import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.gate.Gate;
import jp.noren.persistence.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of several threads of this node that run a job at once: through the job's gate, under no lease.
 *
 * @param number from 0
 */
record JobLane(Gate<Job> gate, int number) {
    private static final Logger LOG = LoggerFactory.getLogger(JobLane.class);

    /** Runs the job again and again while more is waiting. */
    void run() {
        Thread thread = Thread.currentThread();
        String before = thread.getName();
        thread.setName(before + " " + gate.key());
        try {
            boolean more = gate.isOpen();
            while (more) {
                more = once();
            }
        } catch (ClosedGateException e) {
            LOG.debug("{} is being replaced, or something deeper is: its successor goes on", gate.key(), e);
        } catch (Exception | LinkageError e) {
            LOG.warn("A lane of job {} failed and goes on by itself", gate.key(), e);
        } finally {
            thread.setName(before);
        }
    }

    /** The gate is left between two runs, so that a bundle with endless work can be stopped. */
    private boolean once() throws Exception {
        try (Gate<Job>.Passage passage = gate.enterInner()) {
            return passage.target().run();
        }
    }
}
