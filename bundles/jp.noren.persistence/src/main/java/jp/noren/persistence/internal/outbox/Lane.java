package jp.noren.persistence.internal.outbox;

import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.persistence.internal.door.Workers;

/** Keeps the deliveries of one topic one after the other, however often it is woken. */
final class Lane {
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int WOKEN_AGAIN = 2;

    private final Delivery delivery;
    private final Workers workers;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    Lane(Delivery delivery, Workers workers) {
        this.delivery = delivery;
        this.workers = workers;
    }

    void wake() {
        if (state.getAndUpdate(now -> now == IDLE ? RUNNING : WOKEN_AGAIN) == IDLE) {
            workers.execute(this::run);
        }
    }

    private void run() {
        boolean more = false;
        try {
            state.set(RUNNING);
            more = delivery.batch();
        } finally {
            if (more || !state.compareAndSet(RUNNING, IDLE)) {
                // to the end of the queue: other topics have their turn
                workers.execute(this::run);
            }
        }
    }
}
