package jp.noren.payment.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Deposits;

/** Deposits as the bank told them: added, never changed. What a desk decides about one is a row of its own. */
public interface DepositBook {

    /**
     * A deposit and what it met.
     *
     * @param id {@code dep_…}
     * @param payment whose transfer it was for, or null
     * @param owed what of it went to that payment
     * @param rest what of it lies in suspense
     */
    record Entry(
            String id,
            String provider,
            Deposits.Deposit deposit,
            Deposits.Kind kind,
            String payment,
            Yen owed,
            Yen rest,
            Instant importedAt) {}

    /** False when that deposit is in the book already. */
    boolean insert(Entry entry);

    boolean contains(String provider, String lineKey);

    Optional<Entry> find(String id);

    /** A deposit of that payment and amount that the bank has not taken back yet, the latest first. */
    Optional<Entry> latest(String provider, String payment, Yen amount);

    /** A deposit in suspense by that payer, day and amount, that nobody has decided about. */
    Optional<Entry> latestUnmatched(String provider, String payer, LocalDate date, Yen amount);

    /** Writes what was decided about a deposit; false when something has been decided already. */
    boolean resolve(String deposit, String payment, String by, String how, Instant at);

    /** Money that waits for a decision: unmatched, over, taken back too late, or for a payment that was given up. */
    List<Entry> open(int limit);
}
