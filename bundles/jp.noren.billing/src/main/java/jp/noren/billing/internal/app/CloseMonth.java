package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Transactions;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a month of a storefront: one transaction an account, so that a run that is killed goes on where it was, and two runs at once share the work.
 */
@Component(service = CloseMonth.class)
public final class CloseMonth {
    private static final Logger LOG = LoggerFactory.getLogger(CloseMonth.class);

    /** Hears how far a run is. */
    public interface Progress {
        Progress SILENT = (done, of) -> {};

        void at(int done, int of);
    }

    /**
     * @param bills made by this run
     * @param failed accounts that could not be closed; the next run tries them again
     */
    public record Report(String storefront, LocalDate closing, int bills, int failed, Yen total) {}

    private final Clock clock;
    private final Storefronts storefronts;
    private final Transactions transactions;
    private final ClaimBook claims;
    private final CloseAccount account;

    @Activate
    public CloseMonth(
            @Reference Clock clock,
            @Reference Storefronts storefronts,
            @Reference Transactions transactions,
            @Reference ClaimBook claims,
            @Reference CloseAccount account) {
        this.clock = clock;
        this.storefronts = storefronts;
        this.transactions = transactions;
        this.claims = claims;
        this.account = account;
    }

    /**
     * By hand; months before it that were missed are closed first.
     *
     * @throws RefusedException NOT_FOUND for a storefront that is none; CONFLICT {@code billing.not-a-month-end}, {@code billing.month-not-over}
     */
    public Report handle(String storefront, LocalDate closing, Progress progress) {
        storefronts.get(storefront);
        if (!closing.equals(Japan.monthEnd(closing))) {
            throw new RefusedException(Kind.CONFLICT, "billing.not-a-month-end", Map.of("closing", closing));
        }
        if (!Japan.day(clock.instant()).isAfter(closing)) {
            throw new RefusedException(Kind.CONFLICT, "billing.month-not-over", Map.of("closing", closing));
        }
        closeEarlier(storefront, closing);
        return run(storefront, closing, progress, Integer.MAX_VALUE);
    }

    /** What is open from months before gets bills of its own, so that no order stands on another month's (R122). */
    private void closeEarlier(String storefront, LocalDate closing) {
        LocalDate earliest = claims.earliestOpen(storefront).orElse(closing);
        for (LocalDate month = earliest; month.isBefore(closing); month = Japan.nextMonthEnd(month)) {
            run(storefront, month, Progress.SILENT, Integer.MAX_VALUE);
        }
    }

    /** @param most accounts to look at */
    Report run(String storefront, LocalDate closing, Progress progress, int most) {
        List<String> accounts =
                claims.accounts(storefront, closing).stream().limit(most).toList();
        int made = 0;
        int failed = 0;
        Yen total = Yen.ZERO;
        for (int i = 0; i < accounts.size(); i++) {
            try {
                Optional<Bill> bill = close(storefront, accounts.get(i), closing);
                made += bill.isPresent() ? 1 : 0;
                total = total.plus(bill.map(Bill::total).orElse(Yen.ZERO));
            } catch (RuntimeException e) {
                failed++;
                LOG.error("The account {} of {} could not be closed at {}", accounts.get(i), storefront, closing, e);
            }
            progress.at(i + 1, accounts.size());
        }
        return new Report(storefront, closing, made, failed, total);
    }

    private Optional<Bill> close(String storefront, String member, LocalDate closing) {
        try {
            return transactions.required(() -> account.handle(storefront, member, closing));
        } catch (RefusedException madeByAnother) {
            return Optional.empty();
        }
    }
}
