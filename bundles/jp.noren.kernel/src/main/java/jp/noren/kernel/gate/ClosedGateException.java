package jp.noren.kernel.gate;

/**
 * An inner gate was closed, and nothing has been written or sent yet. The outermost door of the call catches this, leaves its own gate,
 * waits at the closed one ({@link Gate#awaitOpen}) and then does the whole call again: that is how a call survives the swap of something
 * deep inside without waiting inside (design.md section 7.3).
 */
public final class ClosedGateException extends RuntimeException {
    private final transient Gate<?> gate;

    ClosedGateException(Gate<?> gate) {
        super(gate.key(), null, false, false);
        this.gate = gate;
    }

    public Gate<?> gate() {
        return gate;
    }
}
