package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** クレジットカードの有効期限: from the first of its last month on, a member is told once to bring another card (R024). */
@Component(
        service = Job.class,
        property = {Job.NAME + "=rental.warn-expiring-cards", Job.INTERVAL_SECONDS + ":Integer=600"})
public final class WarnExpiringCards implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(WarnExpiringCards.class);
    private static final int A_RUN = 100;

    private final Clock clock;
    private final Transactions transactions;
    private final CardBook cards;
    private final CardNews news;

    @Activate
    public WarnExpiringCards(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference CardBook cards,
            @Reference CardNews news) {
        this.clock = clock;
        this.transactions = transactions;
        this.cards = cards;
        this.news = news;
    }

    @Override
    public boolean run() {
        LocalDate today = Japan.day(clock.instant());
        String after = "";
        List<CardBook.Kept> found;
        do {
            found = cards.expiring(YearMonth.from(today), today, after, A_RUN);
            for (CardBook.Kept card : found) {
                after = card.customerRef();
                warn(card);
            }
        } while (found.size() == A_RUN);
        return false;
    }

    /** One member who cannot be told does not keep the others waiting; he is told at the next run. */
    private void warn(CardBook.Kept card) {
        try {
            transactions.run(() -> {
                if (cards.markWarned(card)) {
                    news.expiring(card);
                }
            });
        } catch (RuntimeException e) {
            LOG.error("The member of the card {} could not be warned", card.customerRef(), e);
        }
    }
}
