package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.domain.Account;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.domain.Terms;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.member.api.MemberView;
import jp.noren.payment.spi.Mandate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows how accounts settle: to the member his own (R141), to operators all, those flagged that wait too long for the bank (R145). */
@Component(service = ReadAccounts.class)
public final class ReadAccounts {

    /** @param firstDebit the day of the first debit, for an active one */
    public record Shown(
            Account account, LocalDate today, Terms terms, Optional<Mandate> mandate, Optional<LocalDate> firstDebit) {}

    private final Clock clock;
    private final Sight sight;
    private final TermsOf terms;
    private final AccountBook accounts;

    @Activate
    public ReadAccounts(
            @Reference Clock clock, @Reference Sight sight, @Reference TermsOf terms, @Reference AccountBook accounts) {
        this.clock = clock;
        this.sight = sight;
        this.terms = terms;
        this.accounts = accounts;
    }

    /** @throws RefusedException NOT_FOUND */
    public Shown find(Caller caller, String member) {
        MemberView found = sight.member(caller, member);
        return shown(accounts.find(found.storefront(), found.id()));
    }

    /** @param state or null; @param storefront or null */
    public List<Shown> page(Caller caller, String storefront, MandateState state, Slice slice) {
        return accounts.page(sight.storefronts(caller, storefront), state, slice).stream()
                .map(this::shown)
                .toList();
    }

    private Shown shown(Account account) {
        LocalDate today = Japan.day(clock.instant());
        Terms rules = terms.on(account.storefront(), today);
        return new Shown(
                account,
                today,
                rules,
                accounts.mandate(account.storefront(), account.member()),
                account.firstClosing().map(closing -> rules.debitOn(closing, terms.banks())));
    }
}
