package jp.noren.rest.internal.door;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The orderly end of a node behind a balancer. Once it has begun the node says that it is not ready and closes each connection behind its answer,
 * but answers everything that still comes; a balancer sends less and less, and in the end nothing.
 */
public final class Departure {
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean begun;

    public void begin() {
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }

    /** Requests that have come and are not answered yet. */
    public int inside() {
        return inside.get();
    }

    void entered() {
        inside.incrementAndGet();
    }

    void left() {
        inside.decrementAndGet();
    }
}
