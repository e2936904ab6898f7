package jp.noren.checkout.internal.app;

import jp.noren.billing.api.CreditLines;
import jp.noren.billing.api.Receivables;
import jp.noren.checkout.internal.domain.Tender;

/**
 * Billing, where it is installed: credit lines and receivables of those who buy on account. It comes and goes behind a gate of its own. Without it no
 * method on account is offered, and an order that is under way waits.
 */
public interface Accounts {

    /** Inside the gate: billing stays until this is closed, so it is closed after the transaction. */
    interface Visit extends AutoCloseable {

        /** Of whoever need not ask billing, or finds it away. */
        Visit NOBODY = new Visit() {
            @Override
            public boolean isHere() {
                return false;
            }

            @Override
            public CreditLines lines() {
                throw new IllegalStateException("billing is away");
            }

            @Override
            public Receivables receivables() {
                throw new IllegalStateException("billing is away");
            }

            @Override
            public void close() {
                // nobody went in
            }
        };

        boolean isHere();

        CreditLines lines();

        Receivables receivables();

        @Override
        void close();
    }

    /** Whether methods on account can be offered. */
    boolean isHere();

    /** Whether it has been here since this node started: then it is worth waiting for. */
    boolean wasHere();

    /** @throws jp.noren.kernel.gate.ClosedGateException for the outermost door to wait at */
    Visit enter();

    /** Goes in if the door is open. */
    Visit tryEnter();

    /** Goes in for an order that needs it. */
    default Visit visit(Tender tender) {
        return tender.isOnAccount() ? tryEnter() : Visit.NOBODY;
    }
}
