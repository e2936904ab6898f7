package jp.noren.billing.internal.app;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.noren.billing.internal.domain.RetryPlan;
import jp.noren.billing.internal.domain.SettlementRule;
import jp.noren.payment.spi.CardBrand;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What storefronts have decided about settlement. */
@Component(service = SettlementPolicies.class)
public final class SettlementPolicies {
    private final Storefronts storefronts;

    @Activate
    public SettlementPolicies(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    List<Storefront> storefronts() {
        return storefronts.all();
    }

    Storefront storefront(String id) {
        return storefronts.get(id);
    }

    /** Null where a storefront does not settle. */
    SettlementRule rule(String storefront, LocalDate day) {
        Policies policies = storefronts.policies(storefront, day);
        return policies.number("settlementDay")
                .map(number -> new SettlementRule(
                        number, policies.text("settlementCovers").orElse("NEXT_MONTH")))
                .orElse(null);
    }

    RetryPlan retries(String storefront, LocalDate day) {
        List<String> days = storefronts.policies(storefront, day).list("settlementRetryDays");
        return days.isEmpty()
                ? RetryPlan.USUAL
                : new RetryPlan(days.stream().map(Integer::valueOf).toList());
    }

    /** The tax within a deposit that is kept (R079); none unless the storefront says so. */
    int forfeitTaxPercent(String storefront, LocalDate day) {
        return storefronts
                .policies(storefront, day)
                .number("depositForfeitTaxPercent")
                .orElse(0);
    }

    Set<CardBrand> brands(String storefront, LocalDate day) {
        Set<CardBrand> brands = EnumSet.noneOf(CardBrand.class);
        storefronts.policies(storefront, day).list("cardBrands").forEach(name -> brands.add(CardBrand.valueOf(name)));
        return brands;
    }

    boolean isOn(String storefront, String capability) {
        return storefronts.isOn(storefront, capability);
    }
}
