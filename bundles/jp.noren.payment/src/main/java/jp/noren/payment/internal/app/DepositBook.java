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

    /**
     * What a desk decided about a part of a deposit.
     *
     * @param id {@code dec_…}
     * @param payment that got it, or null when it goes back to the payer
     * @param reason in the words of the desk, or null
     * @param key the desk's idempotency key, or null
     */
    record Decision(String id, How how, String payment, Yen amount, String reason, String key, String by, Instant at) {}

    enum How {
        MATCHED,
        SPLIT,
        GIVEN_BACK
    }

    /**
     * A deposit that the desk has to look at.
     *
     * @param undecided what of it lies in suspense; of one that the bank took back too late, what is missing
     * @param lacking what its payment still waits for; zero when it has none
     */
    record Open(Entry entry, Yen undecided, Yen lacking) {}

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

    /** A deposit as the desk finds it. */
    Optional<Open> look(String id);

    /** What was decided about a deposit, in its order. */
    List<Decision> decisions(String deposit);

    /**
     * Adds to what was decided.
     *
     * @param before how many decisions the desk knew of; false when there are others meanwhile, or the bank has taken the deposit back
     */
    boolean decide(String deposit, int before, List<Decision> decisions);

    /** Money that waits for a decision: unmatched, over, taken back too late, for a payment that was given up; and what came short by a fee. */
    List<Open> open(int limit);
}
