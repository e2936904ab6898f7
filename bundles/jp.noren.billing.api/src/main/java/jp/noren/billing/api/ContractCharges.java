package jp.noren.billing.api;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;

/** What contracts owe outside the monthly run, and how it was paid. */
public interface ContractCharges {

    /** Outbox topic when a contract's charge stayed unpaid after its retries, aggregate the contract's id: {@code {"contract":"ctr_…","charge":"chg_…"}}. Rental suspends. */
    String UNPAID = "billing.contract-unpaid";

    /** Outbox topic when nothing of a contract is overdue any more; the same payload. Rental resumes. */
    String PAID = "billing.contract-paid";

    /** OPEN: to be paid; PAYING: an attempt is under way; what is FAILED is tried again by the dunning rules. */
    enum State {
        OPEN,
        PAYING,
        PAID,
        FAILED,
        CANCELLED,
        REFUNDED
    }

    /**
     * @param key the charge's own idempotency, such as {@code conclusion:ctr_…}: asked twice, there is one charge
     * @param months which months it pays for; empty for fees alone
     */
    record Request(
            String key,
            String storefront,
            ChargedContracts.Account account,
            List<YearMonth> months,
            List<ChargeLine> lines) {
        public Request {
            months = List.copyOf(months);
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param id {@code chg_…}
     * @param total yen with tax, the tax rounded down once per rate
     * @param declined why the last attempt failed, a code of {@code payment}, or null
     */
    record Charge(
            String id, String contract, Yen total, State state, String method, Instant settledAt, String declined) {}

    /**
     * Writes a charge in the running transaction. A month that it pays for is not charged again by the run, by whatever source: of prepaid months name
     * only those that no other source charges. Nothing is collected before {@link #collect}; what then fails is tried again by the dunning rules until it
     * is cancelled.
     *
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code billing.month-charged} when one of its months is charged already
     */
    Charge add(Request request);

    /**
     * As {@link #add}, and the house collects it by itself from now on, as it does what a run has written; for a month whose run has passed.
     *
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code billing.month-charged} when one of its months is charged already
     */
    Charge owe(Request request);

    /**
     * Collects a charge now, outside any transaction; calls the payment company. Safe to repeat: money moves once. What cannot be known yet stays PAYING.
     *
     * @throws jp.noren.kernel.gate.ClosedGateException when the provider's bundle is away; nothing was written
     */
    Charge collect(String charge);

    Optional<Charge> find(String charge);

    /**
     * Gives a charge up, such as that of a conclusion that was declined: nobody tries it again, and its months are free. Joins the transaction.
     *
     * @return false when it is paid, being paid, or on a bill
     */
    boolean cancel(String charge);

    /** What a contract still owes, yen with tax. */
    Yen open(String contract);

    /**
     * A deposit that a contract of old has paid before it was taken over into this house: held from now on like one that was charged here, ledger lines
     * too. Joins the transaction; the second time for a contract nothing happens.
     */
    void depositTakenOver(String storefront, ChargedContracts.Account account, Yen amount);

    /** A deposit that was paid is kept (R077, R079) or owed back; ledger lines, joins the transaction. The second time nothing happens. */
    void depositForfeited(String contract);

    /** The deposit is owed back to the member; paid out after the device has returned. */
    void depositDue(String contract);

    /** The device is back: what is owed is given back. */
    void depositReleased(String contract);
}
