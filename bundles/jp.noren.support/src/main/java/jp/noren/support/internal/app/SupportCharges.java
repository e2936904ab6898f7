package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargeSource;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What support costs in a month: the fee of the plan that is valid in it (R042, R046), whole months only, by the catalogue of the month's first day, or of
 * the plan's own first day where that is later.
 */
@Component(service = ChargeSource.class)
public final class SupportCharges implements ChargeSource {
    private final SupportBook book;
    private final Plans plans;

    @Activate
    public SupportCharges(@Reference SupportBook book, @Reference Plans plans) {
        this.book = book;
        this.plans = plans;
    }

    @Override
    public String name() {
        return "support";
    }

    @Override
    public Map<String, List<ChargeLine>> lines(String storefront, YearMonth month, List<String> contracts) {
        LocalDate first = month.atDay(1);
        List<Plan> versions = plans.versions(storefront);
        Map<String, List<ChargeLine>> lines = new HashMap<>();
        book.within(first, month.atEndOfMonth(), contracts).forEach((contract, period) -> {
            LocalDate day = period.start().isAfter(first) ? period.start() : first;
            Plan plan = Plans.find(versions, period.plan(), day)
                    .orElseThrow(() -> new IllegalStateException("no fee of " + period.plan() + " on " + day));
            if (plan.monthly().isPositive()) {
                lines.put(contract, List.of(new ChargeLine("support", plan.name(), plan.monthly(), plan.taxPercent())));
            }
        });
        return lines;
    }
}
