package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargedContracts.Account;
import jp.noren.billing.api.ContractCharges;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.SettlementRun;
import jp.noren.kernel.Ids;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the charges of a run, a page of contracts in one transaction, before anything is collected. A page that was not committed is written again; a
 * month of a contract that has a charge already, from another run or from its conclusion, is passed over. While a capability that is switched on is away,
 * the run waits: a charge with a line too few could not be made good.
 */
@Component(service = WriteCharges.class)
public final class WriteCharges {
    static final int PAGE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(WriteCharges.class);
    private static final String SOURCE_AWAY = "billing.obstacle-source-away";

    private final Clock clock;
    private final Transactions transactions;
    private final ChargeSources sources;
    private final RunBook runs;
    private final Into into;

    /** What it reads beside, and writes. */
    @Component(service = Into.class)
    public record Into(ChargeBook charges, SettlementPolicies policies) {
        @Activate
        public Into(@Reference ChargeBook charges, @Reference SettlementPolicies policies) {
            this.charges = charges;
            this.policies = policies;
        }
    }

    @Activate
    public WriteCharges(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ChargeSources sources,
            @Reference RunBook runs,
            @Reference Into into) {
        this.clock = clock;
        this.transactions = transactions;
        this.sources = sources;
        this.runs = runs;
        this.into = into;
    }

    /** @return whether more is to be written now */
    boolean page(SettlementRun run) {
        try {
            Set<String> owners = needed(run.storefront(), "contracts", sources.contracts());
            Set<String> charging = needed(run.storefront(), "lines", sources.lines());
            if (!sources.contracts().containsAll(owners) || !sources.lines().containsAll(charging)) {
                return waits(run, null);
            }
            return write(run, new TreeSet<>(owners), charging);
        } catch (ClosedGateException e) {
            return waits(run, e);
        }
    }

    private boolean waits(SettlementRun run, RuntimeException why) {
        LOG.debug("The run {} waits for a source", run.id(), why);
        runs.obstacle(run.id(), SOURCE_AWAY);
        return false;
    }

    /** Whoever has ever been here and is switched on; what is here is remembered. */
    private Set<String> needed(String storefront, String kind, Set<String> here) {
        here.forEach(name -> runs.know(kind, name));
        Set<String> needed = new TreeSet<>(runs.known(kind));
        needed.removeIf(name -> !into.policies().isOn(storefront, name));
        return needed;
    }

    private boolean write(SettlementRun run, TreeSet<String> owners, Set<String> charging) {
        String owner = run.source() == null ? owners.isEmpty() ? null : owners.first() : run.source();
        if (owner == null) {
            return !allWritten(run);
        }
        List<Account> page =
                transactions.required(() -> sources.page(owner, run.storefront(), run.month(), run.after(), PAGE));
        if (page.isEmpty()) {
            String next = owners.higher(owner);
            return next == null ? !allWritten(run) : runs.advance(run, next, null, run.written());
        }
        List<ChargeBook.Written> charges = charges(run, page, charging);
        String last = page.get(page.size() - 1).contract();
        transactions.run(() -> {
            int added = into.charges().addEach(charges, run.written());
            if (!runs.advance(run, owner, last, run.written() + added)) {
                throw new IllegalStateException("another node writes the run " + run.id());
            }
        });
        return true;
    }

    private boolean allWritten(SettlementRun run) {
        runs.move(run, SettlementRun.State.COLLECTING, clock.instant());
        LOG.info("{} charges of {} are written for {}", run.written(), run.storefront(), run.month());
        return true;
    }

    private List<ChargeBook.Written> charges(SettlementRun run, List<Account> page, Set<String> charging) {
        List<String> ids = page.stream().map(Account::contract).toList();
        Map<String, List<ChargeLine>> lines = new HashMap<>();
        for (String source : charging) {
            transactions
                    .required(() -> sources.lines(source, run.storefront(), run.month(), ids))
                    .forEach((contract, of) -> lines.computeIfAbsent(contract, id -> new ArrayList<>())
                            .addAll(of));
        }
        List<ChargeBook.Written> charges = new ArrayList<>();
        for (Account account : page) {
            charge(run, account, lines.getOrDefault(account.contract(), List.of()))
                    .ifPresent(charges::add);
        }
        return charges;
    }

    /** Nothing is charged where nothing is owed. */
    private Optional<ChargeBook.Written> charge(SettlementRun run, Account account, List<ChargeLine> lines) {
        Charge.Sum sum = ChargeTotal.of(lines);
        if (!sum.total().isPositive()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Charge.Owner owner = owner(
                run.storefront(), account, "run:" + account.contract() + ":" + run.month(), run.id(), run.month());
        Instant due = account.method().equals(Charge.CARD) ? null : now;
        Charge charge = new Charge(Ids.random("chg"), owner, sum, Charge.Standing.open(due), now);
        return Optional.of(new ChargeBook.Written(charge, List.of(run.month()), lines));
    }

    /**
     * A charge that is asked for by itself.
     *
     * @param due whether the house collects it by itself; else nothing happens to it before it is collected
     */
    ChargeBook.Written single(ContractCharges.Request request, boolean due) {
        Instant now = clock.instant();
        YearMonth month = request.months().isEmpty() ? null : request.months().get(0);
        Charge.Owner owner = owner(request.storefront(), request.account(), request.key(), null, month);
        Charge charge = new Charge(
                Ids.random("chg"), owner, ChargeTotal.of(request.lines()), Charge.Standing.open(due ? now : null), now);
        return new ChargeBook.Written(charge, request.months(), request.lines());
    }

    private static Charge.Owner owner(String storefront, Account account, String key, String run, YearMonth month) {
        return new Charge.Owner(
                storefront,
                account.contract(),
                account.number(),
                account.member(),
                account.method(),
                account.customerRef(),
                key,
                run,
                0,
                month);
    }
}
