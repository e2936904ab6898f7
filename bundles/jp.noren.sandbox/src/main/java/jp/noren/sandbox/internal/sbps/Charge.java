package jp.noren.sandbox.internal.sbps;

import java.util.ArrayList;
import java.util.List;

/** One payment in the company's book: what it is, and the acts on it so far. Guarded by the book's lock on it. */
public final class Charge {

    /** Where it stands. */
    public enum State {
        AUTHORISED,
        COMMITTED,
        CAPTURED,
        CANCELLED,
        REFUNDED
    }

    /** What does not change. */
    record Facts(
            String shop,
            String trackingId,
            String transactionId,
            String orderId,
            String rowNumber,
            String customer,
            long amount,
            String card,
            String itemName,
            String statement) {}

    /** @param amount yen that the act moved; zero where none moves */
    public record Act(long atMillis, String what, long amount) {}

    private final Facts facts;
    private final List<Act> acts = new ArrayList<>(3);
    private State state;
    private long refunded;
    private boolean committed;

    Charge(Facts facts) {
        this.facts = facts;
    }

    Facts facts() {
        return facts;
    }

    /** Does an act; the checks were made before. */
    synchronized void apply(Act act) {
        acts.add(act);
        switch (act.what()) {
            case Book.AUTHORISE -> state = State.AUTHORISED;
            case Book.COMMIT -> {
                committed = true;
                state = State.COMMITTED;
            }
            case Book.CAPTURE -> state = State.CAPTURED;
            case Book.CANCEL -> state = State.CANCELLED;
            case Book.REFUND -> refund(act.amount());
            default -> throw new IllegalArgumentException(act.what());
        }
    }

    private void refund(long yen) {
        refunded += yen;
        if (refunded == facts.amount()) {
            state = State.REFUNDED;
        }
    }

    public String orderId() {
        return facts.orderId();
    }

    public String trackingId() {
        return facts.trackingId();
    }

    public String transactionId() {
        return facts.transactionId();
    }

    public long amount() {
        return facts.amount();
    }

    public synchronized State state() {
        return state;
    }

    public synchronized long refunded() {
        return refunded;
    }

    public synchronized List<Act> acts() {
        return List.copyOf(acts);
    }

    synchronized String commitStatus() {
        if (state == State.CANCELLED && !committed) {
            return "3";
        }
        return committed ? "1" : "0";
    }

    synchronized String paymentStatus() {
        return switch (state) {
            case AUTHORISED, COMMITTED -> "1";
            case CAPTURED -> "2";
            case CANCELLED -> "3";
            case REFUNDED -> "4";
        };
    }
}
