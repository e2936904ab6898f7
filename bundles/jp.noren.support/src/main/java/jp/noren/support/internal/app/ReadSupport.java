package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.support.internal.domain.Allowance;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.History;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.KeyNeed;
import jp.noren.support.internal.domain.Period;
import jp.noren.support.internal.domain.SupportState;
import jp.noren.support.internal.domain.Terms;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the support of contracts on any day of the month; only filing has a window (R041). */
@Component(service = ReadSupport.class)
public final class ReadSupport {

    /**
     * @param current plan of today, or null
     * @param next plan that begins later, or null
     * @param opensOn today while the window is open, else the day on which it opens
     * @param key whether a key is to come or there; null without one
     */
    public record View(
            ContractView contract,
            LocalDate today,
            SupportState state,
            Period current,
            Period next,
            History history,
            Allowance allowance,
            Terms terms,
            LocalDate opensOn,
            List<Application> applications,
            KeyNeed.State key) {

        public boolean isOpen() {
            return terms.window().contains(today);
        }
    }

    private final Clock clock;
    private final Sight sight;
    private final Contracts contracts;
    private final TermsOf terms;
    private final Books books;

    /** Where it stands. */
    @Component(service = Books.class)
    public static final class Books {
        private final SupportBook support;
        private final ApplicationBook applications;
        private final KeyPool keys;

        @Activate
        public Books(@Reference SupportBook support, @Reference ApplicationBook applications, @Reference KeyPool keys) {
            this.support = support;
            this.applications = applications;
            this.keys = keys;
        }
    }

    @Activate
    public ReadSupport(
            @Reference Clock clock,
            @Reference Sight sight,
            @Reference Contracts contracts,
            @Reference TermsOf terms,
            @Reference Books books) {
        this.clock = clock;
        this.sight = sight;
        this.contracts = contracts;
        this.terms = terms;
        this.books = books;
    }

    /** @throws jp.noren.kernel.RefusedException NOT_FOUND for another's contract as for none */
    public View one(Caller caller, String id) {
        return view(sight.contract(caller, id), Japan.day(clock.instant()));
    }

    /** All contracts of the member who asks, the newest first. */
    public List<View> mine(Caller caller) {
        LocalDate today = Japan.day(clock.instant());
        return contracts.ofMember(caller.storefront(), caller.id()).stream()
                .map(contract -> view(contract, today))
                .toList();
    }

    private View view(ContractView contract, LocalDate today) {
        Support support = books.support.find(contract.id());
        History history = support.history(contract);
        Terms inForce = terms.on(contract.storefront(), today);
        Optional<Period> current = history.on(today);
        return new View(
                contract,
                today,
                history.state(today),
                current.orElse(null),
                history.next(today).orElse(null),
                history,
                Weigh.situation(contract, support).allowance(inForce),
                inForce,
                inForce.window().contains(today) ? today : terms.opensAfter(contract.storefront(), today),
                books.applications.of(contract.id()),
                books.keys.needOf(contract.id()).map(KeyNeed::state).orElse(null));
    }
}
