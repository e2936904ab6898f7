package jp.noren.persistence;

/**
 * Work that comes back. Registered as a service with the properties {@code job.name} (unique) and {@code job.interval.seconds}.
 * One node at a time runs it (a lease with a fence), through a gate of its own, outside any transaction.
 *
 * <p>With {@code job.lanes} every node runs it, so many threads at once and under no lease: for work that shares itself out by its own claims. Each run goes
 * through the same gate, so that the stop of the job's bundle waits for all of them.
 */
public interface Job {
    String NAME = "job.name";
    String INTERVAL_SECONDS = "job.interval.seconds";

    /** How many threads of each node run it at once, without a lease; none: one thread of one node. */
    String LANES = "job.lanes";

    /**
     * Does what is due and returns. The next run follows after the interval, or at once when more is waiting.
     *
     * @return true when more is waiting
     */
    boolean run() throws Exception;
}
