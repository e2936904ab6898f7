package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Decision;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.spi.ContractPart;
import jp.noren.support.internal.domain.FilingRules;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.Period;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Support as a part of a rental contract: chosen at the application and at a plan change, whose new contract begins with an allowance of its own and with
 * the wait of loss and theft anew (R048); ends with its contract (R052).
 */
@Component(service = ContractPart.class)
public final class SupportPart implements ContractPart {
    private final Rules rules;
    private final SupportBook book;
    private final Enact enact;
    private final AuditTrail audit;

    /** What decides. */
    @Component(service = Rules.class)
    public record Rules(Plans plans, TermsOf terms, ExplainSupport explain) {
        @Activate
        public Rules(@Reference Plans plans, @Reference TermsOf terms, @Reference ExplainSupport explain) {
            this.plans = plans;
            this.terms = terms;
            this.explain = explain;
        }
    }

    @Activate
    public SupportPart(
            @Reference Rules rules, @Reference SupportBook book, @Reference Enact enact, @Reference AuditTrail audit) {
        this.rules = rules;
        this.book = book;
        this.enact = enact;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "support";
    }

    @Override
    public Decision check(ContractView contract, String choice) {
        return choice == null
                ? Decision.allowed()
                : FilingRules.fits(plan(contract, choice), contract.kind().name());
    }

    private Optional<Plan> plan(ContractView contract, String choice) {
        return rules.plans().find(contract.storefront(), choice, contract.start());
    }

    @Override
    public void conclude(ContractView contract, String choice) {
        check(contract, choice).orRefuse(Kind.CONFLICT);
        if (choice == null || !book.find(contract.id()).history().periods().isEmpty()) {
            return;
        }
        Plan plan = plan(contract, choice).orElseThrow();
        LocalDate applied = Japan.day(contract.appliedAt());
        Map<String, LocalDate> covers =
                plan.coversFrom(contract.start(), rules.terms().lossTheftMonths(contract.storefront(), applied));
        book.open(contract);
        enact.begin(
                contract,
                new Period(Ids.random("spr"), plan.code(), contract.start(), null, null, plan.keyCode(), covers),
                contract.appliedAt());
        audit.record(
                Caller.system("rental"),
                contract.storefront(),
                "support.chosen",
                contract.id(),
                Map.of("plan", plan.code(), "from", contract.start().toString()));
    }

    @Override
    public List<Consequence> ifEnded(ContractView contract, LocalDate end) {
        List<Consequence> told = new ArrayList<>();
        for (Period period : book.find(contract.id()).history(contract).periods()) {
            if (period.start().isAfter(end)) {
                told.add(new Consequence("support.consequence-dropped", Map.of("from", period.start()), false));
            } else if (period.endsAfter(end) || end.equals(period.end())) {
                told.add(new Consequence("support.consequence-ends-with-contract", Map.of("end", end), false));
                if (period.keyCode()) {
                    told.add(new Consequence("support.consequence-key-ends", Map.of("end", end), false));
                }
            }
        }
        return told;
    }

    @Override
    public String current(String contract, LocalDate on) {
        return book.find(contract).history().on(on).map(Period::plan).orElse(null);
    }

    @Override
    public List<Explanation> explain(ContractView contract, LocalDate on) {
        return rules.explain().of(contract, on).stream()
                .map(SupportPart::explanation)
                .toList();
    }

    /** {@code support-release}, {@code support-change-support-premium}. */
    private static Explanation explanation(ExplainSupport.Explained one) {
        String what = one.operation() + (one.plan() == null ? "" : "-" + one.plan());
        return new Explanation(
                "support-" + what.toLowerCase(Locale.ROOT).replace('_', '-'),
                one.allowed(),
                one.rule(),
                one.code(),
                one.args(),
                one.allowedOn());
    }
}
