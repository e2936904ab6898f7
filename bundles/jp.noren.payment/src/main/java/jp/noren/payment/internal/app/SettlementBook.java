package jp.noren.payment.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;

/** What was found when our book was held against those of the payment companies. */
public interface SettlementBook {

    /** How a list and our book differ. */
    enum Kind {
        /** The company has it, we have not. */
        MISSING_HERE,
        /** We have it, the company has not. */
        MISSING_THERE,
        /** Both have it, with other amounts. */
        AMOUNT_DIFFERS
    }

    /**
     * One difference.
     *
     * @param subject the payment's id where we know it, else the company's reference
     * @param reference the company's, or null
     */
    record Difference(
            String provider,
            String storefront,
            LocalDate day,
            Kind kind,
            String subject,
            String reference,
            Yen ours,
            Yen theirs) {}

    /**
     * A charge of which no payment of ours knows.
     *
     * @param id {@code orp_…}
     * @param source where we learned of it: NOTIFICATION or SETTLEMENT
     */
    record Orphan(
            String id,
            String provider,
            String storefront,
            String reference,
            Yen amount,
            LocalDate day,
            String source,
            Instant foundAt) {}

    /** What our book says was moved at a provider. */
    record Ours(String payment, String reference, Yen amount) {}

    /** Charges that were booked in a span of time. */
    List<Ours> charges(String provider, String storefront, Instant from, Instant to);

    /** What was given back of a payment, altogether. */
    Yen refunded(String payment);

    /** Writes or renews a difference; false when it stands as it stood. */
    boolean write(Difference difference, Instant at);

    /** The list shows by now what it had lacked. */
    int close(String provider, String payment, Instant at);

    List<Difference> open(List<String> storefronts, int limit);

    void compared(String provider, String storefront, LocalDate day, int lines, int differences, Instant at);

    boolean isCompared(String provider, String storefront, LocalDate day);

    /** False when that charge is known already. */
    boolean insert(Orphan orphan);

    Optional<Orphan> orphan(String id);

    List<Orphan> orphans(List<String> storefronts, int limit);

    /** Says what became of an orphan; false when somebody has said so before. */
    boolean settle(String id, String how, String payment, String note, String by, Instant at);
}
