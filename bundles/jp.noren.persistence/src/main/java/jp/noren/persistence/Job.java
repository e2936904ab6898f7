package jp.noren.persistence;

/**
 * Work that comes back. Registered as a service with the properties {@code job.name} (unique) and {@code job.interval.seconds}.
 * One node at a time runs it (a lease with a fence), through a gate of its own, outside any transaction.
 */
public interface Job {
    String NAME = "job.name";
    String INTERVAL_SECONDS = "job.interval.seconds";

    /**
     * Does what is due and returns. The next run follows after the interval, or at once when more is waiting.
     *
     * @return true when more is waiting
     */
    boolean run() throws Exception;
}
