package jp.noren.billing.internal.app;

import java.time.LocalDate;
import java.util.List;
import jp.noren.billing.internal.domain.Banks;
import jp.noren.billing.internal.domain.TaxRounding;
import jp.noren.billing.internal.domain.Terms;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefronts;
import jp.noren.time.BusinessCalendar;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads a storefront's rules of billing out of its policies, and the calendar of the banks. */
@Component(service = TermsOf.class)
public final class TermsOf {
    private final Storefronts storefronts;
    private final Banks banks;

    @Activate
    public TermsOf(@Reference Storefronts storefronts, @Reference BusinessCalendar calendar) {
        this.storefronts = storefronts;
        this.banks = new Banks() {
            @Override
            public LocalDate sameOrNext(LocalDate day) {
                return calendar.sameOrNext(day);
            }

            @Override
            public LocalDate plus(LocalDate day, int n) {
                return calendar.plus(day, n);
            }
        };
    }

    /**
     * The rules in force on a day, Japan.
     *
     * @throws IllegalStateException when the storefront wants what the house cannot do (another closing, due date or holiday rule)
     */
    public Terms on(String storefront, LocalDate day) {
        Policies policies = storefronts.policies(storefront, day);
        requireUsual(policies, "closing", "MONTH_END");
        requireUsual(policies, "transferDue", "NEXT_MONTH_END");
        requireUsual(policies, "debitHolidayRule", "NEXT_BUSINESS_DAY");
        requireUsual(policies, "debitScope", "MEMBER_ACCOUNT");
        Terms usual = Terms.USUAL;
        return new Terms(
                policies.number("invoiceIssueBusinessDays").orElse(usual.issueBusinessDays()),
                policies.number("debitDay").orElse(usual.debitDay()),
                policies.number("debitSetupExpectedMonths").orElse(usual.expectedMonths()),
                policies.text("taxRounding").map(TaxRounding::of).orElse(usual.rounding()));
    }

    private static void requireUsual(Policies policies, String key, String known) {
        policies.text(key).filter(value -> !value.equals(known)).ifPresent(value -> {
            throw new IllegalStateException("policy " + key + " can only be " + known + ", not " + value);
        });
    }

    /** What members may buy on account (R118). */
    List<String> creditKinds(String storefront, LocalDate day) {
        return storefronts.policies(storefront, day).list("npMemberTypes");
    }

    public Banks banks() {
        return banks;
    }
}
