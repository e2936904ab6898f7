package jp.noren.billing.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.api.Receivables;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.kernel.Yen;

/** What is owed for what was delivered, until a closing takes it. */
public interface ClaimBook {

    /** How the payment company answered when it was asked to bill a claim. */
    enum Asked {
        ACCEPTED,
        REFUSED
    }

    /**
     * A claim on a bill.
     *
     * @param payment null for one that was taken over from elsewhere
     * @param asked null until there is an answer
     */
    record OnBill(
            String order,
            String orderNumber,
            String payment,
            Instant fulfilledAt,
            Yen total,
            List<ClaimLine> lines,
            Asked asked) {}

    /** False when the order has been claimed before. */
    boolean add(Receivables.Claim claim, LocalDate closing);

    /** False when a closing has taken it, or it was withdrawn before. */
    boolean withdraw(String order, Instant at);

    /** The earliest closing that something still waits for. */
    Optional<LocalDate> earliestOpen(String storefront);

    /** Members with something up to a closing that is on no bill, and without a bill for that closing. */
    List<String> accounts(String storefront, LocalDate closing);

    /** Puts all of an account up to a closing on a bill: how many. */
    int take(String storefront, String member, LocalDate closing, String bill);

    List<OnBill> onBill(String bill);

    void answered(String order, Asked asked);

    /** Forgets what the company refused, so that it is asked again. */
    void askAgain(String bill);
}
