package jp.noren.rental.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;

/** What a storefront rents out on a day, and for how much. */
public record PriceList(
        Map<String, Plan> plans,
        Map<String, Course> courses,
        List<Price> prices,
        Map<String, Item> fees,
        Map<String, Item> options) {

    /** Fee of a new application, and of a plan change in its place (R064, R065). */
    public static final String ADMIN = "ADMIN";

    public static final String PLAN_CHANGE = "PLAN_CHANGE";

    public PriceList {
        plans = Map.copyOf(plans);
        courses = Map.copyOf(courses);
        prices = List.copyOf(prices);
        fees = Map.copyOf(fees);
        options = Map.copyOf(options);
    }

    /**
     * @param models of devices that serve it
     * @param offered whether it can still be applied for
     */
    public record Plan(
            String code, Kind kind, LocalizedText name, Integer dataGb, List<String> models, boolean offered) {
        public Plan {
            models = List.copyOf(models);
        }
    }

    public record Course(String code, LocalizedText name, LocalizedText text) {}

    public record Price(String plan, String course, Terms terms) {}

    /**
     * @param amount yen without tax; null for a fee of one month's price
     * @param forKind {@code ROUTER}, {@code SIM} or {@code ANY}
     */
    public record Item(String code, LocalizedText name, Long amount, int taxPercent, String forKind) {
        public boolean suits(Kind kind) {
            return "ANY".equals(forKind) || kind.name().equals(forKind);
        }
    }

    public Optional<Plan> plan(String code) {
        return Optional.ofNullable(code).map(plans::get);
    }

    public Optional<Course> course(String code) {
        return Optional.ofNullable(code).map(courses::get);
    }

    public Optional<Terms> terms(String plan, String course) {
        return prices.stream()
                .filter(price -> price.plan().equals(plan) && price.course().equals(course))
                .map(Price::terms)
                .findFirst();
    }
}
