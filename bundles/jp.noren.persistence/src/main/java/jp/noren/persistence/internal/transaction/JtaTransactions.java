package jp.noren.persistence.internal.transaction;

import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.transaction.RollbackException;
import javax.transaction.Status;
import javax.transaction.Synchronization;
import javax.transaction.SystemException;
import javax.transaction.TransactionManager;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.coordinator.Coordination;
import org.osgi.service.coordinator.Coordinator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions on the container's transaction manager. Around each transaction stands a coordination: Aries keeps one entity manager a unit
 * and coordination, so all calls of {@code JpaTemplate} in one transaction see the same entities, and see each other's changes before the flush.
 */
@Component
public final class JtaTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(JtaTransactions.class);
    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final TransactionManager manager;
    private final Coordinator coordinator;
    private final ThreadLocal<Frame> running = new ThreadLocal<>();

    @Activate
    public JtaTransactions(@Reference TransactionManager manager, @Reference Coordinator coordinator) {
        this.manager = manager;
        this.coordinator = coordinator;
    }

    @Override
    public <T> T required(Callable<T> work) {
        if (isActive()) {
            return join(work);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return begin(work);
            } catch (Exception e) {
                if (attempt == ATTEMPTS || !Contention.causedBy(e)) {
                    throw unchecked(e);
                }
                LOG.debug("Transaction lost against another one, attempt {}", attempt, e);
                pause(attempt);
            }
        }
    }

    private <T> T join(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception | Error e) {
            Frame frame = running.get();
            if (frame != null) {
                frame.joinedCallFailed(e);
            }
            markForRollback();
            throw unchecked(e);
        }
    }

    private <T> T begin(Callable<T> work) throws Exception {
        manager.begin();
        Frame frame = new Frame();
        running.set(frame);
        T result;
        try {
            Coordination scope = coordinator.begin("noren.transaction", 0);
            try {
                result = work.call();
                runLastWork(frame);
                commit(frame);
            } finally {
                rollbackIfRunning();
                close(scope);
            }
        } finally {
            rollbackIfRunning();
            running.remove();
        }
        frame.hints().forEach(JtaTransactions::give);
        return result;
    }

    private void runLastWork(Frame frame) throws SystemException {
        if (manager.getStatus() == Status.STATUS_ACTIVE) {
            frame.runLastWork();
        }
    }

    private void commit(Frame frame) throws Exception {
        try {
            manager.commit();
        } catch (RollbackException e) {
            if (frame.joinedFailure() != null) {
                throw new IllegalStateException(
                        "A joined call failed and its caller went on: all is taken back", frame.joinedFailure());
            }
            throw whatWentWrong(e);
        }
    }

    /** The manager wraps what a flush before the commit threw; the caller gets that, such as a lost optimistic lock. */
    private static Exception whatWentWrong(RollbackException wrapper) {
        for (Throwable cause = wrapper.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RuntimeException flushed) {
                return flushed;
            }
        }
        return wrapper;
    }

    private void rollbackIfRunning() throws SystemException {
        if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
            manager.rollback();
        }
    }

    private static void close(Coordination scope) {
        try {
            scope.end();
        } catch (RuntimeException e) {
            LOG.warn("What belonged to a transaction could not be closed after it", e);
        }
    }

    private void markForRollback() {
        try {
            manager.setRollbackOnly();
        } catch (SystemException | IllegalStateException e) {
            LOG.debug("The transaction has ended already", e);
        }
    }

    @Override
    public boolean isActive() {
        try {
            int status = manager.getStatus();
            return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
        } catch (SystemException e) {
            throw new IllegalStateException("The transaction manager does not know its state", e);
        }
    }

    @Override
    public void beforeCommit(Runnable work) {
        Frame frame = running.get();
        if (frame != null) {
            frame.last(work);
        } else {
            work.run();
        }
    }

    @Override
    public <T> T kept(Object key, Supplier<T> first) {
        Frame frame = running.get();
        return frame == null ? first.get() : frame.kept(key, first);
    }

    @Override
    public void afterCommit(Runnable hint) {
        Frame frame = running.get();
        if (frame != null) {
            frame.hint(hint);
        } else if (isActive()) {
            runAfterForeignCommit(hint);
        } else {
            give(hint);
        }
    }

    /** The transaction was opened by somebody else, such as an outermost call of {@code JpaTemplate}. */
    private void runAfterForeignCommit(Runnable hint) {
        try {
            manager.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // a hint has no part in the transaction
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        give(hint);
                    }
                }
            });
        } catch (RollbackException | SystemException e) {
            LOG.debug("The transaction will not commit, so its hint is dropped", e);
        }
    }

    private static void give(Runnable hint) {
        try {
            hint.run();
        } catch (RuntimeException e) {
            LOG.warn("A hint after a commit failed; what it would have woken wakes by itself later", e);
        }
    }

    private static void pause(int attempt) {
        long bound = FIRST_PAUSE_NANOS << attempt;
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS, bound));
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof RuntimeException runtime) {
            return runtime;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new UndeclaredThrowableException(failure);
    }
}
