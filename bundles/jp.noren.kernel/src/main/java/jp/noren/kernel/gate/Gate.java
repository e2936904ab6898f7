package jp.noren.kernel.gate;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The door to one key (a REST path, a provider id, a job). Behind it serves at most one target of type {@code T}.
 * Calls enter and leave; {@link #withdraw} sends nobody to that target any more and waits until its calls have left, so that it may go.
 * Only the outermost gate of a call waits at a closed door ({@link #enter}); an inner one answers at once ({@link #enterInner}),
 * because waiting while holding another gate makes two swaps wait for each other (design.md section 7.3).
 */
public final class Gate<T> {

    /** A running call. Close it in a finally block: the drain counts on it. */
    public final class Passage implements AutoCloseable {
        private final Behind<T> behind;
        private boolean left;

        private Passage(Behind<T> behind) {
            this.behind = behind;
        }

        public T target() {
            return behind.target;
        }

        @Override
        public void close() {
            if (!left) {
                left = true;
                if (behind.leave()) {
                    wake();
                }
            }
        }
    }

    /** Why one could not enter. */
    public enum Refusal {
        /** Nobody stood behind the door, and no successor came in time. */
        CLOSED,
        /** Too many were waiting already. */
        CROWDED
    }

    /** Nothing was written or sent: the call may be repeated later. */
    public static final class RefusedAtGateException extends Exception {
        private final Refusal refusal;

        RefusedAtGateException(String key, Refusal refusal) {
            super(key + ": " + refusal, null, false, false);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /** One target, with the number of calls inside and a bit that says that nobody may enter any more. */
    private static final class Behind<T> {
        private static final int SHUT = 1 << 30;

        private final T target;
        private final AtomicInteger state = new AtomicInteger();

        private Behind(T target) {
            this.target = target;
        }

        boolean enter() {
            int seen = state.get();
            while ((seen & SHUT) == 0) {
                if (state.compareAndSet(seen, seen + 1)) {
                    return true;
                }
                seen = state.get();
            }
            return false;
        }

        /** Whether that was the last one of a target that nobody may enter any more. */
        boolean leave() {
            return state.decrementAndGet() == SHUT;
        }

        void shut() {
            state.updateAndGet(seen -> seen | SHUT);
        }

        void unshut() {
            state.updateAndGet(seen -> seen & ~SHUT);
        }

        int running() {
            return state.get() & ~SHUT;
        }
    }

    private final String key;
    private final String closedCode;
    private final WaitingRoom room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<T, Behind<T>> behinds = new IdentityHashMap<>();
    private volatile Behind<T> current;
    private int waiting;

    /** A gate whose callers are told in the words of the outermost door when nobody came. */
    public Gate(String key, WaitingRoom room) {
        this(key, room, null);
    }

    /** @param closedCode code of the text for a caller who waited in vain, in the words of what stands behind this gate */
    public Gate(String key, WaitingRoom room, String closedCode) {
        this.key = key;
        this.room = room;
        this.closedCode = closedCode;
    }

    public String key() {
        return key;
    }

    /** The code for a caller who waited in vain; empty where the outermost door has its own. */
    public Optional<String> closedCode() {
        return Optional.ofNullable(closedCode);
    }

    /** Lets calls through to this target from now on, and the waiting in. Calls inside an earlier target go on there. */
    public void open(T target) {
        lock.lock();
        try {
            Behind<T> behind = behinds.computeIfAbsent(target, Behind::new);
            behind.unshut();
            current = behind;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more, without taking a target away: the calls inside go on, and whoever comes waits. */
    public void close() {
        lock.lock();
        try {
            current = null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a target away: the door closes if that target was serving, and its running calls are waited for.
     *
     * @return true when none of its calls is inside any more; false when the time ran out first, the thread was interrupted, or the target was
     *     opened again meanwhile
     */
    public boolean withdraw(T target, Duration wait) {
        lock.lock();
        try {
            Behind<T> behind = behinds.get(target);
            if (behind == null) {
                return true;
            }
            if (current == behind) {
                current = null;
            }
            behind.shut();
            return drain(target, behind, wait.toNanos());
        } finally {
            lock.unlock();
        }
    }

    private boolean drain(T target, Behind<T> behind, long nanos) {
        long left = nanos;
        try {
            while (behind.running() > 0 && current != behind && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (current == behind) {
            return false;
        }
        behinds.remove(target, behind);
        return behind.running() == 0;
    }

    /** Enters, waiting at the door within the bounds of the waiting room. For the outermost gate of a call only. */
    public Passage enter() throws RefusedAtGateException {
        Behind<T> behind = current;
        return behind != null && behind.enter() ? new Passage(behind) : enterAfterWait();
    }

    private Passage enterAfterWait() throws RefusedAtGateException {
        lock.lock();
        try {
            if (current == null) {
                awaitTarget(room);
            }
            // Nobody can shut it while this thread holds the lock.
            Behind<T> behind = current;
            behind.enter();
            return new Passage(behind);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Enters if the door is open, and says so at once if it is not. For gates inside another gate, before anything is written.
     *
     * @throws ClosedGateException for the outermost door to handle
     */
    public Passage enterInner() {
        Behind<T> behind = current;
        while (behind != null) {
            if (behind.enter()) {
                return new Passage(behind);
            }
            behind = current;
        }
        throw new ClosedGateException(this);
    }

    /** Waits outside until the door is open, within the bounds of a waiting room; holds no passage afterwards. */
    public void awaitOpen(WaitingRoom outermost) throws RefusedAtGateException {
        lock.lock();
        try {
            if (current == null) {
                awaitTarget(outermost);
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitTarget(WaitingRoom room) throws RefusedAtGateException {
        if (waiting >= room.perGate() || !room.sitDown()) {
            throw new RefusedAtGateException(key, Refusal.CROWDED);
        }
        waiting++;
        long left = room.patience().toNanos();
        try {
            while (current == null) {
                if (left <= 0) {
                    throw new RefusedAtGateException(key, Refusal.CLOSED);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedAtGateException(key, Refusal.CLOSED);
        } finally {
            waiting--;
            room.standUp();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean isOpen() {
        return current != null;
    }

    /** Calls inside, over all targets that have not been withdrawn. */
    public int running() {
        lock.lock();
        try {
            return behinds.values().stream().mapToInt(Behind::running).sum();
        } finally {
            lock.unlock();
        }
    }

    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }
}
