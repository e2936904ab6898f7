package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.noren.persistence.Transactions;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.support.internal.domain.History;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.KeyNeed;
import jp.noren.support.internal.domain.KeyNeed.State;
import jp.noren.support.internal.domain.Period;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each entitled contract one key code when its entitlement begins (R053): the need's own row decides who does it, the key's row who gets it. With an
 * empty pool the contract is KEY_PENDING until there are keys again (R056).
 */
@Component(service = AssignKeys.class)
public final class AssignKeys {
    private static final Logger LOG = LoggerFactory.getLogger(AssignKeys.class);

    private final Clock clock;
    private final Transactions transactions;
    private final Contracts contracts;
    private final SupportBook book;
    private final Pool pool;

    /** The keys, and who is told of them. */
    @Component(service = Pool.class)
    public static final class Pool {
        private final KeyPool keys;
        private final TellKeys tell;

        @Activate
        public Pool(@Reference KeyPool keys, @Reference TellKeys tell) {
            this.keys = keys;
            this.tell = tell;
        }
    }

    @Activate
    public AssignKeys(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Contracts contracts,
            @Reference SupportBook book,
            @Reference Pool pool) {
        this.clock = clock;
        this.transactions = transactions;
        this.contracts = contracts;
        this.book = book;
        this.pool = pool;
    }

    /** Those whose day has come, and those who wait where there are keys again. @return whether there may be more */
    public boolean run(int atMost) {
        List<KeyNeed> due = pool.keys.due(Japan.day(clock.instant()), atMost);
        List<KeyNeed> late = pool.keys.pendingWithFreeKeys(atMost);
        long served = Stream.concat(due.stream(), late.stream())
                .filter(need -> tried(need.contract()))
                .count();
        return served > 0 && (due.size() == atMost || late.size() == atMost);
    }

    /** One contract that cannot be served does not keep the others waiting. */
    private boolean tried(String contract) {
        try {
            handle(contract);
            return true;
        } catch (RuntimeException e) {
            LOG.error("The key of contract {} could not be handed out", contract, e);
            return false;
        }
    }

    /** One contract, if it has no key and is entitled now. */
    void handle(String contract) {
        Instant now = clock.instant();
        transactions.run(() -> {
            ContractView view = contracts.lock(contract);
            pool.keys
                    .needOf(contract)
                    .filter(need -> need.state() == State.WAITING || need.state() == State.PENDING)
                    .ifPresent(need -> serve(view, need, now));
        });
    }

    private void serve(ContractView contract, KeyNeed need, Instant now) {
        LocalDate today = Japan.day(now);
        History history = book.find(contract.id()).history(contract);
        if (history.on(today).filter(Period::keyCode).isPresent()) {
            assign(contract, need, now);
            return;
        }
        Optional<LocalDate> later = history.periods().stream()
                .filter(period -> period.keyCode() && period.start().isAfter(today))
                .map(Period::start)
                .findFirst();
        pool.keys.move(need, later.isPresent() ? State.WAITING : State.VOID, later.orElse(need.dueOn()), now);
    }

    private void assign(ContractView contract, KeyNeed need, Instant now) {
        if (!pool.keys.move(need, State.ASSIGNED, need.dueOn(), now)) {
            return;
        }
        if (pool.keys.take(contract.storefront(), contract.id(), now)) {
            pool.tell.assigned(contract, need);
            return;
        }
        boolean first = need.state() == State.WAITING;
        boolean alarm = first && pool.keys.pending(contract.storefront()).isEmpty();
        KeyNeed taken = new KeyNeed(need.contract(), need.storefront(), State.ASSIGNED, need.dueOn(), need.changedAt());
        pool.keys.move(taken, State.PENDING, need.dueOn(), first ? now : need.changedAt());
        if (first) {
            pool.tell.pending(contract, alarm, Japan.day(now));
        }
    }
}
