package jp.noren.payment.internal.domain;

import java.time.Duration;
import java.util.Arrays;

/**
 * Lets a provider be that does not answer (G35): opens when at least half of the last twenty calls failed technically, and lets one call try thirty
 * seconds later. A decline is an answer. Looking something up is always allowed; when it is answered, one call may try at once.
 */
public final class Breaker {
    private static final int WINDOW = 20;
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();
    /** What {@link #enter} says when a call is not allowed. */
    public static final long REFUSED = -1;

    /** How it stands. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final boolean[] failed = new boolean[WINDOW];
    private int calls;
    private State state = State.CLOSED;
    private long openedAt;
    private boolean trying;
    private long generation;

    public synchronized State state() {
        return state;
    }

    /** @return what to give to {@link #ended}, or {@link #REFUSED} */
    public synchronized long enter(long nanos) {
        if (state == State.OPEN && nanos - openedAt >= PAUSE_NANOS) {
            become(State.HALF_OPEN);
        }
        boolean allowed = state == State.CLOSED || state == State.HALF_OPEN && !trying;
        trying = allowed && state == State.HALF_OPEN || trying;
        return allowed ? generation : REFUSED;
    }

    /** A call that was allowed has ended; one that began before the last change of state does not count. */
    public synchronized void ended(long pass, boolean failure, long nanos) {
        if (pass != generation) {
            return;
        }
        if (state == State.HALF_OPEN) {
            become(failure ? State.OPEN : State.CLOSED);
            openedAt = nanos;
        } else if (state == State.CLOSED) {
            count(failure, nanos);
        }
    }

    private void count(boolean failure, long nanos) {
        failed[calls++ % WINDOW] = failure;
        int failures = 0;
        for (boolean one : failed) {
            failures += one ? 1 : 0;
        }
        if (calls >= WINDOW && failures * 2 >= WINDOW) {
            become(State.OPEN);
            openedAt = nanos;
        }
    }

    /** Something was looked up, with or without an answer. */
    public synchronized void lookedUp(boolean failure, long nanos) {
        if (state == State.CLOSED) {
            count(failure, nanos);
        } else if (state == State.OPEN && !failure) {
            become(State.HALF_OPEN);
        }
    }

    private void become(State next) {
        state = next;
        generation++;
        trying = false;
        calls = 0;
        Arrays.fill(failed, false);
    }
}
