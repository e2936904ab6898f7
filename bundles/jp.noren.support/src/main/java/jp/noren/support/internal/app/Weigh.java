package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Decision;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.Filing;
import jp.noren.support.internal.domain.FilingRules;
import jp.noren.support.internal.domain.History;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.Period;
import jp.noren.support.internal.domain.Plan;
import jp.noren.support.internal.domain.Situation;
import jp.noren.support.internal.domain.Terms;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether an operation may be filed on a day, and what comes of it: the one place that preview, filing and explanation ask. */
@Component(service = Weigh.class)
public final class Weigh {

    /** @param filing null when it is refused */
    record Weighed(Decision decision, Filing filing) {}

    /** @param versions of the storefront's plans */
    record Asked(String plan, List<Plan> versions) {
        Optional<Plan> on(LocalDate day) {
            return plan == null ? Optional.empty() : Plans.find(versions, plan, day);
        }
    }

    private final TermsOf terms;
    private final Plans plans;

    @Activate
    public Weigh(@Reference TermsOf terms, @Reference Plans plans) {
        this.terms = terms;
        this.plans = plans;
    }

    /** @param plan code asked for; null for a release */
    Weighed on(LocalDate day, ContractView contract, Support support, Operation operation, String plan) {
        return on(day, contract, support, operation, asked(contract.storefront(), plan));
    }

    /** What is asked for, with the catalogue read once for all days. */
    Asked asked(String storefront, String plan) {
        return new Asked(plan, plan == null ? List.of() : plans.versions(storefront));
    }

    Weighed on(LocalDate day, ContractView contract, Support support, Operation operation, Asked asked) {
        String storefront = contract.storefront();
        Terms inForce = terms.on(storefront, day);
        Situation at = situation(contract, support);
        Optional<Plan> wanted = asked.on(Japan.nextMonth(day));
        LocalDate opensOn = inForce.window().contains(day) ? day : terms.opensAfter(storefront, day);
        Decision decision = FilingRules.all(at, inForce, operation, wanted, day, opensOn);
        if (!decision.isAllowed()) {
            return new Weighed(decision, null);
        }
        return new Weighed(decision, filing(at, inForce, operation, wanted.orElse(null), day, storefront));
    }

    /** Whether a day allows it; when the window opens otherwise is not asked. */
    boolean allows(LocalDate day, ContractView contract, Support support, Operation operation, Asked asked) {
        Terms inForce = terms.on(contract.storefront(), day);
        return inForce.window().contains(day)
                && FilingRules.all(
                                situation(contract, support),
                                inForce,
                                operation,
                                asked.on(Japan.nextMonth(day)),
                                day,
                                day)
                        .isAllowed();
    }

    private Filing filing(
            Situation at, Terms inForce, Operation operation, Plan plan, LocalDate day, String storefront) {
        LocalDate effective = Japan.nextMonth(day);
        Plan after = operation == Operation.RELEASE ? null : plan;
        Map<String, LocalDate> covers =
                after == null ? Map.of() : after.coversFrom(effective, terms.lossTheftMonths(storefront, day));
        Period before = at.history().on(day).orElse(null);
        return new Filing(
                operation,
                before,
                after,
                effective,
                covers,
                at.allowance(inForce).after(operation));
    }

    static Situation situation(ContractView contract, Support support) {
        History history = support.history(contract);
        return new Situation(
                contract.state().name(),
                contract.kind().name(),
                contract.end(),
                history,
                support.changes(),
                support.releases());
    }
}
