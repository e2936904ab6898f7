package jp.noren.payment.api;

import java.time.YearMonth;
import java.util.Optional;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;

/** Cards kept at the payment company, for what is charged without the buyer being there. No card number ever comes here. */
public interface StoredCards {

    /** What became of it. */
    sealed interface Kept {
        record Stored() implements Kept {}

        /** The card kept before stays. */
        record Declined(DeclineReason reason) implements Kept {}

        /** Nobody knows whether the old or the new card is there; asking again settles it. */
        record Unknown() implements Kept {}
    }

    /**
     * Keeps a card, in place of the one kept before (R018, R023). Calls the payment company: never inside a transaction.
     *
     * @param customerRef whose card; at most 64 characters of {@code [0-9A-Za-z_-]}
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code payment.method-not-offered} when cards are not switched on
     * @throws jp.noren.kernel.gate.ClosedGateException when the provider's bundle is away
     */
    Kept keep(String storefront, String customerRef, PaymentSource.CardToken card);

    /**
     * What the payment company tells of a card that it keeps (R024). Never a number.
     *
     * @param brand a code of {@code CardBrand}; null when not told
     * @param last4 four digits; null when not told
     * @param expires last month in which it can be used; null when not told
     */
    record Face(String brand, String last4, YearMonth expires) {}

    /**
     * Asks what is written on the card kept under a reference: nothing when there is none, or when the company does not tell now. Calls the payment
     * company: never inside a transaction.
     */
    default Optional<Face> face(String storefront, String customerRef) {
        return Optional.empty();
    }

    /** Forgets the card; nothing happens when there is none. */
    Kept remove(String storefront, String customerRef);
}
