package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Decision;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says of each operation whether it may be filed on a day, which rule decides, and when it may. */
@Component(service = ExplainSupport.class)
public final class ExplainSupport {
    /** As far as is looked for a day on which it is allowed. */
    private static final int FARTHEST = 62;

    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("support.window-closed", "R040"),
            Map.entry("support.operation-limit", "R047"),
            Map.entry("support.filed-already", "R047"),
            Map.entry("support.plan-not-for-kind", "R050"),
            Map.entry("support.plan-unknown", "R039"),
            Map.entry("support.plan-same", "R039"),
            Map.entry("support.late-join-closed", "R051"),
            Map.entry("support.has-plan", "R051"),
            Map.entry("support.none", "R051"),
            Map.entry("support.contract-not-running", "R052"),
            Map.entry("support.contract-ending", "R052"));

    /**
     * @param plan asked for; null for a release
     * @param code of the refusal; {@code support.allowed} when it is allowed
     * @param rule the requirement that decides
     * @param allowedOn the first day from this one on that allows it, or null within the next two months
     */
    public record Explained(
            Operation operation,
            String plan,
            boolean allowed,
            String code,
            Map<String, Object> args,
            String rule,
            LocalDate allowedOn) {}

    private final Clock clock;
    private final Sight sight;
    private final SupportBook book;
    private final Plans plans;
    private final Weigh weigh;

    @Activate
    public ExplainSupport(
            @Reference Clock clock,
            @Reference Sight sight,
            @Reference SupportBook book,
            @Reference Plans plans,
            @Reference Weigh weigh) {
        this.clock = clock;
        this.sight = sight;
        this.book = book;
        this.plans = plans;
        this.weigh = weigh;
    }

    /** @param on a day, Japan; null for today */
    public List<Explained> handle(Caller caller, String id, LocalDate on) {
        return of(sight.contract(caller, id), on == null ? Japan.day(clock.instant()) : on);
    }

    /** The same for a contract that its owner knows already. */
    List<Explained> of(ContractView contract, LocalDate day) {
        Support support = book.find(contract.id());
        List<Explained> all = new ArrayList<>();
        all.add(explain(contract, support, Operation.RELEASE, null, day));
        for (Plan plan : plans.on(contract.storefront(), Japan.nextMonth(day))) {
            all.add(explain(contract, support, Operation.CHANGE, plan.code(), day));
            all.add(explain(contract, support, Operation.JOIN, plan.code(), day));
        }
        return all;
    }

    private Explained explain(ContractView contract, Support support, Operation operation, String plan, LocalDate day) {
        Weigh.Asked asked = weigh.asked(contract.storefront(), plan);
        Decision decision = weigh.on(day, contract, support, operation, asked).decision();
        if (decision instanceof Decision.Rejected no) {
            LocalDate later = Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                    .limit(FARTHEST)
                    .filter(next -> weigh.allows(next, contract, support, operation, asked))
                    .findFirst()
                    .orElse(null);
            return new Explained(operation, plan, false, no.code(), no.args(), RULES.get(no.code()), later);
        }
        return new Explained(operation, plan, true, "support.allowed", Map.of(), "R040", day);
    }
}
