package jp.noren.payment.npinvoice.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.npinvoice.internal.domain.Place;
import jp.noren.payment.npinvoice.internal.domain.Review;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Settled;
import jp.noren.payment.spi.http.Deadline;

/**
 * ASSUMED: what the company surely offers in some form and says in no public document. What the provider needs of it stands here; how it goes over
 * the wire is invented in {@code internal.wire.assumed} alone, and that package is what changes once the company's papers are at hand.
 */
public interface AssumedOperations {

    /**
     * A buyer as the company files him.
     *
     * @param buyerId the company's {@code npBuyerId}, 11 digits
     * @param limit up to which it takes him, if it says
     */
    record Buyer(String buyerId, Bills.Screened state, Optional<Yen> limit) {}

    /** @param key our id of the buyer; what he is found by again */
    record BuyerForm(String key, boolean corporate, String email, Place place) {
        @Override
        public String toString() {
            return "BuyerForm[" + key + "]";
        }
    }

    /** How far a transaction's billing is. */
    enum Billing {
        OPEN,
        REQUESTED,
        BILLED
    }

    /** A transaction as it stands in the company's book. */
    record Entry(String transactionId, String key, Yen amount, Review review, boolean cancelled, Billing billing) {}

    /** The buyer that was registered under our id; empty when there is none. */
    Answer<Optional<Buyer>> findBuyer(String key, Deadline deadline);

    /** Registers a buyer, which begins his screening. The same key again is the same buyer. */
    Answer<Buyer> registerBuyer(BuyerForm form, Deadline deadline);

    Answer<Optional<Entry>> findByKey(String key, Deadline deadline);

    Answer<Optional<Entry>> findByTransaction(String transactionId, Deadline deadline);

    /** The bill that a transaction stands on; empty until it has been issued. */
    Answer<Optional<Bills.Document>> findBill(String transactionId, Deadline deadline);

    /** What was taken over and what was withdrawn on a day, Japan; empty until the company has closed the day. */
    Answer<Optional<List<Settled>>> settlements(LocalDate day, Deadline deadline);
}
