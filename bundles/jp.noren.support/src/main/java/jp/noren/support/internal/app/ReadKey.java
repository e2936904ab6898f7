package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.History;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.Period;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a member his key code: from the first to the last day of his entitlement, to him alone (R054, Q13). */
@Component(service = ReadKey.class)
public final class ReadKey {

    /** What is shown. */
    public enum State {
        /** No plan of the contract has a key code. */
        NONE,
        BEFORE_START,
        /** KEY_PENDING (R056). */
        PENDING,
        SHOWN,
        /** The entitlement has ended: hidden. */
        ENDED
    }

    /**
     * @param from first day on which it is shown; null where there is none
     * @param code the secret; null unless it is shown
     * @param product what it opens; may be null
     */
    public record KeyView(State state, LocalDate from, String code, LocalizedText product) {
        @Override
        public String toString() {
            return "KeyView[" + state + "]";
        }
    }

    private final Clock clock;
    private final Sight sight;
    private final SupportBook book;
    private final Plans plans;
    private final Keys keys;

    /** The pool. */
    @Component(service = Keys.class)
    public static final class Keys {
        private final KeyPool pool;
        private final AssignKeys assign;

        @Activate
        public Keys(@Reference KeyPool pool, @Reference AssignKeys assign) {
            this.pool = pool;
            this.assign = assign;
        }
    }

    @Activate
    public ReadKey(
            @Reference Clock clock,
            @Reference Sight sight,
            @Reference SupportBook book,
            @Reference Plans plans,
            @Reference Keys keys) {
        this.clock = clock;
        this.sight = sight;
        this.book = book;
        this.plans = plans;
        this.keys = keys;
    }

    /** @throws RefusedException NOT_FOUND for everybody but the contract's member */
    public KeyView handle(Caller caller, String id) {
        if (caller.kind() != Caller.Kind.MEMBER) {
            throw RefusedException.notFound();
        }
        ContractView contract = sight.contract(caller, id);
        LocalDate today = Japan.day(clock.instant());
        History history = book.find(id).history(contract);
        Optional<Period> now = history.on(today).filter(Period::keyCode);
        return now.isPresent() ? shown(contract, now.get()) : hidden(contract, history, today);
    }

    private KeyView shown(ContractView contract, Period period) {
        Optional<String> code = keys.pool.codeOf(contract.id());
        if (code.isEmpty()) {
            keys.assign.handle(contract.id());
            code = keys.pool.codeOf(contract.id());
        }
        State state = code.isPresent() ? State.SHOWN : State.PENDING;
        return new KeyView(state, period.start(), code.orElse(null), product(contract, period));
    }

    private KeyView hidden(ContractView contract, History history, LocalDate today) {
        Optional<Period> later = history.periods().stream()
                .filter(period -> period.keyCode() && period.start().isAfter(today))
                .findFirst();
        if (later.isPresent()) {
            return new KeyView(State.BEFORE_START, later.get().start(), null, product(contract, later.get()));
        }
        boolean had = history.periods().stream().anyMatch(Period::keyCode);
        return new KeyView(had ? State.ENDED : State.NONE, null, null, null);
    }

    private LocalizedText product(ContractView contract, Period period) {
        return plans.find(contract.storefront(), period.plan(), period.start())
                .map(Plan::keyProduct)
                .orElse(null);
    }
}
