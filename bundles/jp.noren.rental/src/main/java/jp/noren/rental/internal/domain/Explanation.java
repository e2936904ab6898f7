package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.noren.kernel.Decision;

/** Asks the rules themselves what they say on a day; there is no second set of them. */
public final class Explanation {
    private static final int DAYS_AHEAD = 400;

    private static final Map<String, String> PLAN_CHANGE = Map.of(
            "rental.plan-change-window-closed", "R057",
            "rental.settlement-day", "R057",
            "rental.already-filed", "R069",
            "rental.not-started", "R071",
            "rental.contract-ended", "R071",
            "rental.suspended", "R071");
    private static final Map<String, String> CANCELLATION = Map.of(
            "rental.settlement-day", "R085",
            "rental.already-filed", "R086",
            "rental.not-started", "R069",
            "rental.contract-ended", "R080");
    private static final Map<String, String> CARD_CHANGE = Map.of(
            "rental.settlement-day", "R026",
            "rental.contract-ended", "R018",
            "rental.explain-legacy", "R019",
            "rental.payment-change-not-allowed", "R032");
    private static final Map<String, String> METHOD_CHANGE = Map.of(
            "rental.settlement-day", "R027",
            "rental.contract-ended", "R018",
            "rental.explain-legacy", "R019",
            "rental.payment-change-not-allowed", "R032");
    private static final Map<String, String> LEGACY_CARD_CHANGE = Map.of(
            "rental.settlement-day", "R027",
            "rental.contract-ended", "R018",
            "rental.no-legacy-contract", "R020",
            "rental.payment-change-not-allowed", "R032");

    /**
     * What the two pages of payment say of a contract.
     *
     * @param legacy whether it belongs to the page of contracts of old
     * @param mayChange whether it may be paid by another card, or by card, at a time in Japan
     */
    public record Pages(boolean legacy, Function<LocalDateTime, Decision> mayChange) {}

    private Explanation() {}

    public static List<Explained> of(Contract contract, LocalDate day, RentalPolicy policy, Pages pages) {
        return List.of(
                planChange(contract, day, policy),
                cancellation(contract, day, policy),
                card(contract, day, policy, pages),
                legacyCard(contract, day, policy, pages));
    }

    public static Explained planChange(Contract contract, LocalDate day, RentalPolicy policy) {
        Function<LocalDate, Decision> rule = on -> PlanChange.state(contract, on)
                .and(() -> Opening.planChange(policy.planChange(), on))
                .and(() -> Blackout.decide(policy.blackouts(), Blackout.PLAN_CHANGE, moment(policy, on)));
        Map<String, Object> args = Map.of("end", PlanChange.oldEnds(day), "start", PlanChange.newStarts(day));
        return explain(new Operation("plan-change", "R057", PLAN_CHANGE), rule, day, args);
    }

    public static Explained cancellation(Contract contract, LocalDate day, RentalPolicy policy) {
        Function<LocalDate, Decision> rule =
                on -> Cancellation.decide(contract, moment(policy, on), policy.blackouts());
        Map<String, Object> args = Map.of("end", CancellationEnd.of(day, policy.cancelUntilDay()));
        return explain(new Operation("cancellation", "R081", CANCELLATION), rule, day, args);
    }

    private static Explained card(Contract contract, LocalDate day, RentalPolicy policy, Pages pages) {
        Function<LocalDate, Decision> rule = on -> alive(contract, on)
                .and(() -> pages.legacy() ? Decision.rejected("rental.explain-legacy") : Decision.allowed())
                .and(() -> pages.mayChange().apply(moment(policy, on)));
        Operation operation = contract.payer().isCard()
                ? new Operation("card-change", "R018", CARD_CHANGE)
                : new Operation("to-card", contract.payer().method().equals("NP") ? "R029" : "R028", METHOD_CHANGE);
        return explain(operation, rule, day, Map.of());
    }

    private static Explained legacyCard(Contract contract, LocalDate day, RentalPolicy policy, Pages pages) {
        Function<LocalDate, Decision> rule = on -> alive(contract, on)
                .and(() -> pages.legacy() ? Decision.allowed() : Decision.rejected("rental.no-legacy-contract"))
                .and(() -> pages.mayChange().apply(moment(policy, on)));
        return explain(new Operation("legacy-card-change", "R020", LEGACY_CARD_CHANGE), rule, day, Map.of());
    }

    private static Decision alive(Contract contract, LocalDate day) {
        return contract.on(day).isLive()
                ? Decision.allowed()
                : Decision.rejected("rental.contract-ended", Map.of("end", contract.end()));
    }

    /** Of a day that is closed for some hours, these are explained. */
    private static LocalDateTime moment(RentalPolicy policy, LocalDate day) {
        return policy.blackouts().stream()
                .filter(one -> one.dayOfMonth() == day.getDayOfMonth())
                .findFirst()
                .map(one -> day.atTime(one.from()))
                .orElse(day.atStartOfDay());
    }

    /** @param allowed the rule that allows it */
    private record Operation(String name, String allowed, Map<String, String> refused) {}

    private static Explained explain(
            Operation operation, Function<LocalDate, Decision> rule, LocalDate day, Map<String, Object> args) {
        if (rule.apply(day) instanceof Decision.Rejected no) {
            return new Explained(
                    operation.name(),
                    false,
                    operation.refused().getOrDefault(no.code(), operation.allowed()),
                    no.code(),
                    no.args(),
                    next(rule, day));
        }
        return new Explained(
                operation.name(), true, operation.allowed(), "rental.explain-" + operation.name(), args, day);
    }

    private static LocalDate next(Function<LocalDate, Decision> rule, LocalDate day) {
        Predicate<LocalDate> open = on -> rule.apply(on).isAllowed();
        return Stream.iterate(day.plusDays(1), on -> on.plusDays(1))
                .limit(DAYS_AHEAD)
                .filter(open)
                .findFirst()
                .orElse(null);
    }
}
