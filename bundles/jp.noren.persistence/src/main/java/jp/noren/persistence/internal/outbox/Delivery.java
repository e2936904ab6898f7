package jp.noren.persistence.internal.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.gate.Gate;
import jp.noren.persistence.OutboxConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes the events of one topic to its consumer, through the consumer's gate. */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final String REQUEST_ID = "request_id";
    private static final Duration AT_A_CLOSED_GATE = Duration.ofSeconds(1);
    private static final long BUDGET_NANOS = OutboxStore.LEASE.dividedBy(3).toNanos();

    private final OutboxStore store;
    private final Gate<OutboxConsumer> gate;

    public Delivery(OutboxStore store, Gate<OutboxConsumer> gate) {
        this.store = store;
        this.gate = gate;
    }

    /** @return whether more may be waiting */
    public boolean batch() {
        if (!gate.isOpen()) {
            return false;
        }
        List<ClaimedEvent> claimed = store.claim(gate.key());
        List<ClaimedEvent> delivered = new ArrayList<>(claimed.size());
        long start = System.nanoTime();
        int handled = 0;
        try {
            for (ClaimedEvent event : claimed) {
                if (Thread.currentThread().isInterrupted() || System.nanoTime() - start > BUDGET_NANOS) {
                    break;
                }
                if (deliver(event)) {
                    delivered.add(event);
                }
                handled++;
            }
        } finally {
            store.delivered(delivered);
            claimed.subList(handled, claimed.size()).forEach(this::giveBack);
        }
        return !delivered.isEmpty();
    }

    private boolean deliver(ClaimedEvent claimed) {
        // what is logged on the way can be told from other events, and from the requests
        MDC.put(REQUEST_ID, claimed.event().id());
        try (Gate<OutboxConsumer>.Passage passage = gate.enterInner()) {
            passage.target().consume(claimed.event());
            return true;
        } catch (ClosedGateException e) {
            store.later(claimed, claimed.event().attempt() - 1, AT_A_CLOSED_GATE);
        } catch (Exception | LinkageError e) {
            failed(claimed, e);
        } finally {
            MDC.remove(REQUEST_ID);
        }
        return false;
    }

    private void failed(ClaimedEvent claimed, Throwable failure) {
        int attempt = claimed.event().attempt();
        var pause = Backoff.after(attempt);
        if (pause.isPresent()) {
            LOG.warn(
                    "Event {} of {} failed, attempt {}: {}",
                    claimed.event().id(),
                    gate.key(),
                    attempt,
                    failure.toString());
            LOG.debug("Why it failed", failure);
            store.later(claimed, attempt, pause.get());
        } else {
            LOG.error(
                    "Event {} of {} is parked after {} attempts",
                    claimed.event().id(),
                    gate.key(),
                    attempt,
                    failure);
            store.park(claimed);
        }
    }

    private void giveBack(ClaimedEvent claimed) {
        store.later(claimed, claimed.event().attempt() - 1, Duration.ZERO);
    }
}
