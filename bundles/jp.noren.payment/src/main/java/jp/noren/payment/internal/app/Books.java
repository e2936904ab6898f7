package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.List;
import jp.noren.payment.internal.domain.LedgerEntry;

/** The ledger: entries are added, never changed. */
public interface Books {

    /**
     * Writes an entry in the running transaction. A second entry of one source and kind violates a key: the transaction is rolled back.
     */
    void post(String storefront, LedgerEntry entry, Instant at);

    /** The entries of a payment, refund or deposit. */
    List<LedgerEntry> of(String source);
}
