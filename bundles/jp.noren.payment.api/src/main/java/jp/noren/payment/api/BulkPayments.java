package jp.noren.payment.api;

import java.util.List;
import java.util.function.Consumer;
import jp.noren.payment.spi.BuyerKind;

/**
 * Many payments at once by one method, for a run over contracts: the attempts are written by one statement, the company is called for some of them at a
 * time, on threads of their own (buyers keep theirs), and the results are written together. Each payment obeys the same rules as a single one.
 */
public interface BulkPayments {

    /** More than that at once is refused: a call's deadline holds for all of them together. */
    int MOST = 64;

    /** Some payments in the making; holds the provider's gate open like {@link Payments.Session}. Used once. Always close it. */
    interface Bulk extends AutoCloseable {

        /**
         * Writes the attempts in the running transaction, before anything is sent.
         *
         * @param starts at most {@link #MOST}; for a method that needs no buyer
         * @return those that were written; what is for a purpose that has an open or paid payment, or out of the method's range, is left out
         * @throws IllegalStateException outside a transaction
         */
        List<PaymentView> prepare(List<Payments.Start> starts);

        /**
         * Calls the provider outside any transaction and writes the results, some in one transaction, the rest in a second.
         *
         * @param inSameTransaction is told results inside the transaction that writes them; may run again if that transaction has to. What is not told
         *     changes by itself later: then {@link Payments#CHARGE_CHANGED} is in the outbox
         */
        void execute(Consumer<List<PaymentView>> inSameTransaction);

        @Override
        void close();
    }

    /**
     * Enters the gate of the provider that serves a method for a storefront.
     *
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code payment.method-not-offered} when it is not switched on
     * @throws jp.noren.kernel.gate.ClosedGateException when its bundle is away
     */
    Bulk open(String storefront, String method, BuyerKind buyer);
}
