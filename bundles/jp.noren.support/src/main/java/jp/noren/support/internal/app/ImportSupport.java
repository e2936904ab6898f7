package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.Transactions;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes over plans, key codes and the support that contracts have already: all of it, or nothing. What is there already stays as it is. */
@Component(service = ImportSupport.class)
public final class ImportSupport {
    /** As printed and handed out by the maker of the software. */
    private static final String KEY = "[\\x21-\\x7e]{4,120}";

    private static final int AT_ONCE = 1_000;

    /** @param keys the codes: secrets */
    public record Command(
            Caller caller, String storefront, List<Plan> plans, List<String> keys, List<TakeOver.Item> contracts) {
        public Command {
            plans = List.copyOf(plans);
            contracts = List.copyOf(contracts);
        }

        @Override
        public String toString() {
            return "ImportSupport[" + storefront + ", " + plans.size() + " plans, " + keys.size() + " keys, "
                    + contracts.size() + " contracts]";
        }
    }

    /** What was new. */
    public record Imported(int plans, int keys, int contracts) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Sight sight;
    private final Books books;
    private final AssignKeys assign;

    /** Where it is written. */
    @Component(service = Books.class)
    public static final class Books {
        private final PlanBook plans;
        private final KeyPool keys;
        private final TakeOver takeOver;
        private final AuditTrail audit;

        @Activate
        public Books(
                @Reference PlanBook plans,
                @Reference KeyPool keys,
                @Reference TakeOver takeOver,
                @Reference AuditTrail audit) {
            this.plans = plans;
            this.keys = keys;
            this.takeOver = takeOver;
            this.audit = audit;
        }
    }

    @Activate
    public ImportSupport(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Sight sight,
            @Reference Books books,
            @Reference AssignKeys assign) {
        this.clock = clock;
        this.transactions = transactions;
        this.sight = sight;
        this.books = books;
        this.assign = assign;
    }

    /**
     * Keys that contracts wait for are handed out at once afterwards (R056).
     *
     * @throws RefusedException NOT_FOUND for another's storefront; UNPROCESSABLE with each fault; nothing was imported then
     */
    public Imported handle(Command command) {
        String storefront =
                sight.storefront(command.caller(), command.storefront()).id();
        Instant now = clock.instant();
        Imported imported = transactions.required(() -> write(command, storefront, now));
        assign.run(AT_ONCE);
        return imported;
    }

    private Imported write(Command command, String storefront, Instant now) {
        List<FieldError> faults = new ArrayList<>();
        int plans = addPlans(command.plans(), storefront, now, faults);
        int keys = addKeys(command.keys(), storefront, now, faults);
        int contracts = 0;
        for (int i = 0; i < command.contracts().size(); i++) {
            contracts +=
                    books.takeOver.handle(storefront, command.contracts().get(i), "/contracts/" + i, faults) ? 1 : 0;
        }
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
        books.audit.record(
                command.caller(),
                storefront,
                "support.imported",
                storefront,
                Map.of("plans", plans, "keys", keys, "contracts", contracts));
        return new Imported(plans, keys, contracts);
    }

    private int addPlans(List<Plan> plans, String storefront, Instant now, List<FieldError> faults) {
        int added = 0;
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            List<Plan> known = books.plans.versions(storefront).stream()
                    .filter(one -> one.code().equals(plan.code()))
                    .toList();
            if (known.contains(plan)) {
                continue;
            }
            boolean later = known.stream().allMatch(one -> one.validFrom().isBefore(plan.validFrom()));
            if (known.isEmpty() || later && plan.validFrom().isAfter(Japan.day(now))) {
                added += books.plans.add(plan, i) ? 1 : 0;
            } else {
                faults.add(FieldError.of("/plans/" + i + "/valid_from", "support.plan-backdated"));
            }
        }
        return added;
    }

    /** A fault names the place of a code, never the code. */
    private int addKeys(List<String> keys, String storefront, Instant now, List<FieldError> faults) {
        int added = 0;
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) == null || !keys.get(i).matches(KEY)) {
                faults.add(FieldError.of("/keys/" + i, "support.key-invalid"));
            } else {
                added += books.keys.add(storefront, keys.get(i), now) ? 1 : 0;
            }
        }
        return added;
    }
}
