package jp.noren.kernel.gate;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bounds of waiting, shared by the gates of one door into the house: how long, how many at one gate, how many in all.
 * Without them a closed door would take all threads of the server, and the neighbours would wait with it (design.md section 7.4).
 */
public final class WaitingRoom {
    private volatile Duration patience;
    private volatile int perGate;
    private volatile int inAll;
    private final AtomicInteger seated = new AtomicInteger();

    public WaitingRoom(Duration patience, int perGate, int inAll) {
        this.patience = patience;
        this.perGate = perGate;
        this.inAll = inAll;
    }

    /** New bounds, for those who come from now on; who sits, stays. */
    public void resize(Duration newPatience, int newPerGate, int newInAll) {
        patience = newPatience;
        perGate = newPerGate;
        inAll = newInAll;
    }

    /** How long one waits at a closed door. */
    public Duration patience() {
        return patience;
    }

    public int perGate() {
        return perGate;
    }

    public int inAll() {
        return inAll;
    }

    public int seated() {
        return seated.get();
    }

    boolean sitDown() {
        if (seated.incrementAndGet() > inAll) {
            seated.decrementAndGet();
            return false;
        }
        return true;
    }

    void standUp() {
        seated.decrementAndGet();
    }
}
