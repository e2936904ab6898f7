package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import jp.noren.payment.api.StoredCards;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the payment company what is written on cards of which nothing is known yet, because they came with an application or with a contract of old:
 * without their expiry nobody can be warned (R024). A few at a time, and for a few seconds at a time: whoever replaces the bundle waits for the run that is
 * on. What is not told is asked for again a day later.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=rental.learn-cards", Job.INTERVAL_SECONDS + ":Integer=300"})
public final class LearnCards implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(LearnCards.class);
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final int A_RUN = 50;
    /** After this no further card is asked about; the longest call comes on top. */
    private static final long LONG_RUN = Duration.ofSeconds(3).toNanos();

    private final Clock clock;
    private final Transactions transactions;
    private final CardBook cards;
    private final StoredCards company;
    private final LongSupplier nanos;

    @Activate
    public LearnCards(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference CardBook cards,
            @Reference StoredCards company) {
        this(clock, transactions, cards, company, System::nanoTime);
    }

    /** @param nanos a ticker that nobody moves but time */
    LearnCards(Clock clock, Transactions transactions, CardBook cards, StoredCards company, LongSupplier nanos) {
        this.clock = clock;
        this.transactions = transactions;
        this.cards = cards;
        this.company = company;
        this.nanos = nanos;
    }

    /** @return whether more is to be asked now: not while the company fails */
    @Override
    public boolean run() {
        Instant now = clock.instant();
        long begun = nanos.getAsLong();
        boolean answers = true;
        for (CardBook.Kept card : cards.unknown(Japan.day(now), now.minus(AGAIN), A_RUN)) {
            if (nanos.getAsLong() - begun > LONG_RUN) {
                return answers;
            }
            answers &= learn(card);
        }
        return false;
    }

    /** A company that is away now is asked at the next run. */
    private boolean learn(CardBook.Kept card) {
        try {
            Optional<StoredCards.Face> told = company.face(card.storefront(), card.customerRef());
            CardFace face = told.map(known -> new CardFace(known.brand(), known.last4(), known.expires()))
                    .orElse(CardFace.UNKNOWN);
            transactions.run(() -> cards.learn(
                    new CardBook.Kept(card.customerRef(), card.storefront(), card.member(), face, card.key()),
                    clock.instant()));
            return true;
        } catch (RuntimeException e) {
            LOG.debug("Nothing could be learned of the card {}: {}", card.customerRef(), e.toString());
            return false;
        }
    }
}
