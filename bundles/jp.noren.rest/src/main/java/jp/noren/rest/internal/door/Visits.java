package jp.noren.rest.internal.door;

import java.io.IOException;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.Gate.RefusedAtGateException;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.rest.internal.problem.Refusal;
import jp.noren.rest.internal.problem.RefusalException;

/**
 * Lets a call through its gate. When the call met a closed gate further in, it leaves, waits there, and is dispatched again from the start:
 * only the outermost door waits, and never while it holds a gate. No new wait begins after one patience has passed.
 */
final class Visits {
    private final WaitingRoom room;
    private final boolean gated;

    Visits(WaitingRoom room, boolean gated) {
        this.room = room;
        this.gated = gated;
    }

    void visit(Gate<Published> gate, BufferedRequest request, HeldResponse response) throws IOException {
        Call call = Call.of(request);
        long began = System.nanoTime();
        Gate<?> closed = through(gate, call, request, response);
        while (closed != null) {
            response.forget();
            if (!gated || System.nanoTime() - began > room.patience().toNanos()) {
                throw new RefusalException(Refusal.unavailable(closed));
            }
            await(closed);
            closed = through(gate, call, request, response);
        }
    }

    /** @return the inner gate that was closed, or null when the call was answered */
    private Gate<?> through(Gate<Published> gate, Call call, BufferedRequest request, HeldResponse response)
            throws IOException {
        try (Gate<Published>.Passage passage = gated ? gate.enter() : gate.enterInner()) {
            passage.target().dispatch(request, response);
        } catch (ClosedGateException e) {
            return e.gate();
        } catch (RefusedAtGateException e) {
            throw refused(gate, e);
        }
        ClosedGateException met = call.takeClosedGate();
        return met == null ? null : met.gate();
    }

    private void await(Gate<?> closed) {
        try {
            closed.awaitOpen(room);
        } catch (RefusedAtGateException e) {
            throw refused(closed, e);
        }
    }

    private static RefusalException refused(Gate<?> gate, RefusedAtGateException e) {
        return new RefusalException(
                e.refusal() == Gate.Refusal.CROWDED ? Refusal.of(503, "rest.crowded") : Refusal.unavailable(gate));
    }
}
