package jp.noren.checkout.internal.app;

import java.time.LocalDate;
import java.util.HashSet;
import jp.noren.checkout.internal.domain.Shop;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads a storefront's rules of selling out of its policies. */
@Component(service = Shops.class)
public final class Shops {
    private static final int USUAL_DUE_DAYS = 7;
    private static final int USUAL_HOLD_DAYS = 14;

    private final Storefronts storefronts;

    @Activate
    public Shops(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    /** The rules in force on a day, Japan. */
    public Shop shop(String storefront, LocalDate on) {
        Policies policies = storefronts.policies(storefront, on);
        return new Shop(
                storefront,
                policies.text("termsVersion"),
                policies.list("checkoutPayments"),
                new HashSet<>(policies.list("npMemberTypes")),
                new HashSet<>(policies.list("cardBrands")),
                policies.number("transferDueDays").orElse(USUAL_DUE_DAYS),
                policies.number("creditHoldTimeoutDays").orElse(USUAL_HOLD_DAYS),
                policies.text("fulfilWhen").filter("PAID"::equals).isPresent(),
                policies.list("returnOrigins"));
    }
}
