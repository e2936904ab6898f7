package jp.noren.rental.internal.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.RefusedException.FieldError;

/** 旧プランからのご利用料金の引継ぎはできません: every contract is priced as a fresh application (R061). */
public final class Offer {
    private Offer() {}

    /** A choice with its price. */
    public record Priced(PriceList.Plan plan, PriceList.Course course, Terms terms, List<OnceLine> once) {
        public Contract.Rented rented() {
            return new Contract.Rented(plan.kind(), plan.code(), course.code());
        }
    }

    /** What of a choice the storefront does not offer. */
    public static List<FieldError> faults(PriceList list, Choice choice) {
        List<FieldError> faults = new ArrayList<>();
        var plan = list.plan(choice.plan()).filter(PriceList.Plan::offered);
        if (plan.isEmpty()) {
            return List.of(FieldError.of("/plan", "rental.plan-unknown"));
        }
        if (list.course(choice.course()).isEmpty()
                || list.terms(choice.plan(), choice.course()).isEmpty()) {
            faults.add(FieldError.of("/course", "rental.course-unknown"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < choice.options().size(); i++) {
            String option = choice.options().get(i);
            PriceList.Item item = option == null ? null : list.options().get(option);
            if (item == null || !item.suits(plan.get().kind()) || !seen.add(option)) {
                faults.add(FieldError.of("/options/" + i, "rental.option-unknown"));
            }
        }
        return faults;
    }

    /**
     * The price of a choice without faults.
     *
     * @param fee code of the fee that its first bill carries: that of a plan change stands in the place of the other (R065)
     */
    public static Priced price(PriceList list, Choice choice, String fee) {
        PriceList.Course course = list.course(choice.course()).orElseThrow();
        Terms terms = list.terms(choice.plan(), choice.course()).orElseThrow();
        List<OnceLine> once = new ArrayList<>();
        PriceList.Item item = list.fees().get(fee);
        if (item != null && item.amount() != null && item.amount() > 0) {
            once.add(line(fee.equals(PriceList.PLAN_CHANGE) ? "plan-change-fee" : "admin-fee", item));
        }
        if (terms.hasDeposit()) {
            once.add(new OnceLine("deposit", course.name(), terms.deposit(), 0));
        }
        if (terms.isPrepaid()) {
            once.add(new OnceLine("prepaid", course.name(), terms.prepaidTotal(), terms.taxPercent()));
        }
        choice.options()
                .forEach(option -> once.add(line("option", list.options().get(option))));
        return new Priced(list.plan(choice.plan()).orElseThrow(), course, terms, once);
    }

    private static OnceLine line(String code, PriceList.Item item) {
        return new OnceLine(code, item.name(), item.amount(), item.taxPercent());
    }
}
