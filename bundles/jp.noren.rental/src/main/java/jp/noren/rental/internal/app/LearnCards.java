package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * without their expiry nobody can be warned (R024). A few at a time; what is not told is asked for again a day later.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=rental.learn-cards", Job.INTERVAL_SECONDS + ":Integer=300"})
public final class LearnCards implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(LearnCards.class);
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final int A_RUN = 50;

    private final Clock clock;
    private final Transactions transactions;
    private final CardBook cards;
    private final StoredCards company;

    @Activate
    public LearnCards(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference CardBook cards,
            @Reference StoredCards company) {
        this.clock = clock;
        this.transactions = transactions;
        this.cards = cards;
        this.company = company;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        cards.unknown(Japan.day(now), now.minus(AGAIN), A_RUN).forEach(this::learn);
        return false;
    }

    /** A company that is away now is asked at the next run. */
    private void learn(CardBook.Kept card) {
        try {
            Optional<StoredCards.Face> told = company.face(card.storefront(), card.customerRef());
            CardFace face = told.map(known -> new CardFace(known.brand(), known.last4(), known.expires()))
                    .orElse(CardFace.UNKNOWN);
            transactions.run(() -> cards.learn(
                    new CardBook.Kept(card.customerRef(), card.storefront(), card.member(), face, card.key()),
                    clock.instant()));
        } catch (RuntimeException e) {
            LOG.debug("Nothing could be learned of the card {}: {}", card.customerRef(), e.toString());
        }
    }
}
