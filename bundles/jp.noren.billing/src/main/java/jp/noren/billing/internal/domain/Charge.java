package jp.noren.billing.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import jp.noren.kernel.Yen;

/**
 * What a contract owes once.
 *
 * @param id {@code chg_…}
 */
public record Charge(String id, Owner owner, Sum sum, Standing standing, Instant madeAt) {

    /**
     * @param key the charge's own idempotency within the storefront
     * @param run the run that wrote it, or null
     * @param month the first month it pays for, or null
     */
    public record Owner(
            String storefront,
            String contract,
            String contractNumber,
            String member,
            String method,
            String customerRef,
            String key,
            String run,
            int place,
            YearMonth month) {}

    /**
     * @param net yen without tax, without the deposit
     * @param deposit the part that is no sale (R079)
     */
    public record Sum(Yen net, Yen tax, Yen deposit) {
        public Yen total() {
            return net.plus(tax).plus(deposit);
        }
    }

    /**
     * @param tries attempts to collect so far; also what keeps their keys apart
     * @param rounds of them made by the run and the dunning
     * @param dueAt when it is tried or reminded of by itself, or null
     * @param unpaidAt when the last try had failed, or null
     */
    public record Standing(
            ChargeState state,
            String payment,
            String declined,
            int tries,
            int rounds,
            LocalDate firstFailedOn,
            Instant dueAt,
            Instant unpaidAt,
            Yen refunded,
            Instant triedAt,
            Instant settledAt) {
        /** As it is written first. */
        public static Standing open(Instant dueAt) {
            return new Standing(ChargeState.OPEN, null, null, 0, 0, null, dueAt, null, Yen.ZERO, null, null);
        }
    }

    public static final String CARD = "CARD";
    public static final String ATONE = "ATONE";
    public static final String NP = "NP";

    /** As it stands when it has been claimed for a payment. @param round whether the run or the dunning did */
    public Charge claimed(String payment, boolean round, Instant now) {
        Standing s = standing;
        Standing paying = new Standing(
                ChargeState.PAYING,
                payment,
                s.declined(),
                s.tries() + 1,
                s.rounds() + (round ? 1 : 0),
                s.firstFailedOn(),
                null,
                s.unpaidAt(),
                s.refunded(),
                now,
                s.settledAt());
        return new Charge(id, owner, sum, paying, madeAt);
    }

    public boolean isOwed() {
        return state() == ChargeState.OPEN || state() == ChargeState.FAILED;
    }

    public ChargeState state() {
        return standing.state();
    }

    public boolean isBy(String method) {
        return owner.method().equals(method);
    }
}
