package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.support.internal.domain.EndReason;
import jp.noren.support.internal.domain.FilingRules;
import jp.noren.support.internal.domain.KeyNeed;
import jp.noren.support.internal.domain.Period;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes over the support that a contract has had elsewhere: its plans, its operations, its key. */
@Component(service = TakeOver.class)
public final class TakeOver {

    /** @param to last day, or null while it goes on */
    public record Span(String plan, LocalDate from, LocalDate to) {}

    /**
     * @param history one after the other
     * @param keyCode the one it has, of the pool; null for none
     */
    public record Item(String contract, List<Span> history, int changes, int releases, String keyCode) {
        public Item {
            history = List.copyOf(history);
        }

        @Override
        public String toString() {
            return "Item[" + contract + ", " + history + "]";
        }
    }

    private final Clock clock;
    private final Contracts contracts;
    private final Plans plans;
    private final TermsOf terms;
    private final Books books;

    /** Where it is written. */
    @Component(service = Books.class)
    public static final class Books {
        private final SupportBook support;
        private final KeyPool keys;
        private final Enact enact;

        @Activate
        public Books(@Reference SupportBook support, @Reference KeyPool keys, @Reference Enact enact) {
            this.support = support;
            this.keys = keys;
            this.enact = enact;
        }
    }

    @Activate
    public TakeOver(
            @Reference Clock clock,
            @Reference Contracts contracts,
            @Reference Plans plans,
            @Reference TermsOf terms,
            @Reference Books books) {
        this.clock = clock;
        this.contracts = contracts;
        this.plans = plans;
        this.terms = terms;
        this.books = books;
    }

    /** @return whether it was new: a contract that has support already stays as it is */
    boolean handle(String storefront, Item item, String pointer, List<FieldError> faults) {
        Optional<ContractView> found =
                contracts.find(item.contract()).filter(one -> one.storefront().equals(storefront));
        if (found.isEmpty()) {
            faults.add(FieldError.of(pointer + "/contract", "support.contract-unknown"));
            return false;
        }
        ContractView contract = contracts.lock(item.contract());
        if (!books.support.find(contract.id()).history().periods().isEmpty()) {
            return false;
        }
        List<Period> periods = periods(contract, item, pointer, faults);
        if (periods.size() == item.history().size()) {
            write(contract, item, periods, pointer, faults);
        }
        return true;
    }

    private void write(
            ContractView contract, Item item, List<Period> periods, String pointer, List<FieldError> faults) {
        Instant now = clock.instant();
        books.support.open(contract);
        books.support.count(books.support.find(contract.id()), item.changes(), item.releases());
        periods.forEach(period -> books.enact.begin(contract, period, now));
        if (item.keyCode() != null && !give(contract, item.keyCode(), now)) {
            faults.add(FieldError.of(pointer + "/key_code", "support.key-taken"));
        }
    }

    private boolean give(ContractView contract, String code, Instant now) {
        Optional<KeyNeed> need = books.keys.needOf(contract.id());
        return need.isPresent()
                && books.keys.give(contract.storefront(), code, contract.id(), now)
                && books.keys.move(
                        need.get(), KeyNeed.State.ASSIGNED, need.get().dueOn(), now);
    }

    private List<Period> periods(ContractView contract, Item item, String pointer, List<FieldError> faults) {
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < item.history().size(); i++) {
            Span span = item.history().get(i);
            String at = pointer + "/history/" + i;
            Span next = i + 1 < item.history().size() ? item.history().get(i + 1) : null;
            Optional<Plan> plan = plans.find(contract.storefront(), span.plan(), span.from());
            if (!FilingRules.fits(plan, contract.kind().name()).isAllowed()) {
                faults.add(FieldError.of(at + "/plan", "support.plan-unknown"));
            } else if (!inOrder(span, next)) {
                faults.add(FieldError.of(at + "/to", "support.history-out-of-order"));
            } else {
                periods.add(period(contract, plan.get(), span, next));
            }
        }
        return periods;
    }

    private static boolean inOrder(Span span, Span next) {
        boolean forwards = span.to() == null || !span.to().isBefore(span.from());
        return forwards && (next == null || span.to() != null && span.to().isBefore(next.from()));
    }

    private Period period(ContractView contract, Plan plan, Span span, Span next) {
        boolean changed = next != null && next.from().equals(span.to().plusDays(1));
        EndReason reason = span.to() == null ? null : changed ? EndReason.CHANGE : EndReason.RELEASE;
        return new Period(
                Ids.random("spr"),
                plan.code(),
                span.from(),
                span.to(),
                reason,
                plan.keyCode(),
                plan.coversFrom(span.from(), terms.lossTheftMonths(contract.storefront(), span.from())));
    }
}
