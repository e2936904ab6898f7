package jp.noren.payment.npinvoice.internal.app;

/**
 * The company over one line.
 *
 * @param closing ends the line; no socket stays behind
 */
public record Company(KnownOperations known, AssumedOperations assumed, Runnable closing) {

    void close() {
        closing.run();
    }
}
