package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Prepaid;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells members in time that what they have paid in advance is used up soon, and what follows it (R075). */
@Component(
        service = Job.class,
        property = {Job.NAME + "=rental.tell-of-prepaid", Job.INTERVAL_SECONDS + ":Integer=600"})
public final class TellOfPrepaid implements Job {
    private static final int A_PAGE = 200;

    private final Clock clock;
    private final Transactions transactions;
    private final ContractBook book;
    private final ReadPolicy policies;
    private final Letters letters;

    @Activate
    public TellOfPrepaid(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ContractBook book,
            @Reference ReadPolicy policies,
            @Reference Letters letters) {
        this.clock = clock;
        this.transactions = transactions;
        this.book = book;
        this.policies = policies;
        this.letters = letters;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        String after = null;
        List<Contract> page;
        do {
            page = book.prepaidUntold(after, A_PAGE);
            page.stream().filter(one -> isTime(one, Japan.day(now))).forEach(one -> tell(one, now));
            after = page.isEmpty() ? null : page.get(page.size() - 1).id();
        } while (page.size() == A_PAGE);
        return false;
    }

    private boolean isTime(Contract contract, LocalDate today) {
        int days = policies.on(contract.owner().storefront(), today).prepaidNoticeDays();
        return Prepaid.isToBeTold(contract.start(), contract.terms().prepaidMonths(), today, days);
    }

    private void tell(Contract contract, Instant now) {
        LocalDate last = Prepaid.lastDay(contract.start(), contract.terms().prepaidMonths());
        transactions.run(() -> {
            if (book.toldOfPrepaid(contract.id(), now) && !Japan.day(now).isAfter(last)) {
                letters.step(
                        "prepaid-ends",
                        contract,
                        Map.of("last", last, "monthly", Yen.of(contract.terms().monthly())));
            }
        });
    }
}
