package jp.noren.persistence;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The only door to a transaction. A call inside a running transaction joins it, so one use case that spans bundles commits once
 * (JTA, one DataSource, one connection). No call to another company's system may be made inside.
 */
public interface Transactions {

    /**
     * Runs work in the running transaction, or in a new one that is committed afterwards. Any exception rolls back.
     * A new transaction that lost against another one (deadlock, serialization failure, lock time-out) is run again, at most five times,
     * so the work must not keep state outside the database.
     *
     * @throws RuntimeException what the work threw; a checked exception arrives wrapped
     */
    <T> T required(Callable<T> work);

    default void run(Runnable work) {
        required(() -> {
            work.run();
            return null;
        });
    }

    /** Whether the calling thread has a transaction. */
    boolean isActive();

    /**
     * Runs in the running transaction, as the last thing before it commits: for what holds a lock that many others want. When it throws, everything
     * rolls back. At once when the transaction was not opened here.
     */
    default void beforeCommit(Runnable work) {
        work.run();
    }

    /**
     * What belongs to the running transaction alone: made at the first call, the same at the next ones, forgotten at its end. Made at each call when the
     * transaction was not opened here.
     *
     * @param key whoever asks, compared by identity
     */
    default <T> T kept(Object key, Supplier<T> first) {
        return first.get();
    }

    /**
     * Runs after the running transaction has committed, on the same thread; not at all when it rolls back. At once when there is no transaction.
     * For hints that may be lost (waking a worker), never for what must happen.
     */
    void afterCommit(Runnable hint);
}
