package jp.noren.rental.internal.device;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.payment.api.StoredCards;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.Transactions;

/** The payment company: the last card that came for a reference is there. A token says what becomes of it: {@code no-…}, {@code lost-…}, else kept. */
final class FakeCards implements StoredCards {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Map<String, String> kept = new ConcurrentHashMap<>();
    volatile Runnable meanwhile = () -> {};
    private final Transactions transactions;

    FakeCards(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Kept keep(String storefront, String customerRef, PaymentSource.CardToken card) {
        if (transactions.isActive()) {
            throw new IllegalStateException("called inside a transaction");
        }
        asked.add(customerRef + " " + card.token());
        meanwhile.run();
        if (card.token().startsWith("no-")) {
            return new Kept.Declined(DeclineReason.CARD_UNUSABLE);
        }
        if (card.token().startsWith("lost-")) {
            return new Kept.Unknown();
        }
        kept.put(customerRef, card.token());
        return new Kept.Stored();
    }

    /** The token ends in the four digits and the expiry: {@code tok-4242-2027-04}. */
    @Override
    public Optional<Face> face(String storefront, String customerRef) {
        return Optional.ofNullable(kept.get(customerRef))
                .filter(token -> token.matches("tok-[0-9]{4}-[0-9]{4}-[0-9]{2}"))
                .map(token ->
                        new Face("VISA", token.substring(4, 8), YearMonth.parse(token.substring(token.length() - 7))));
    }

    @Override
    public Kept remove(String storefront, String customerRef) {
        kept.remove(customerRef);
        return new Kept.Stored();
    }
}
