package jp.noren.support.internal.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Decision;

/** May this be filed on this day? One rule per method; the first that refuses wins. */
public final class FilingRules {
    private FilingRules() {}

    /**
     * All rules of filing, those that will not change by waiting first.
     *
     * @param plan the plan asked for, in force on the day it would begin; empty for an unknown code or a release
     * @param opensOn the first day after this one on which the window is open
     */
    public static Decision all(
            Situation at, Terms terms, Operation operation, Optional<Plan> plan, LocalDate day, LocalDate opensOn) {
        return running(at, operation)
                .and(() -> beforeItsEnd(at, day))
                .and(() -> withinAllowance(at, terms, operation))
                .and(() -> suits(at, terms, operation, day))
                .and(() -> nothingFiled(at, day))
                .and(() -> planFits(at, operation, plan, day))
                .and(() -> inWindow(terms, day, opensOn));
    }

    /** Only a contract in use; one that is suspended may still release (as R071, R088 for the contract itself). */
    static Decision running(Situation at, Operation operation) {
        return at.isRunning(operation)
                ? Decision.allowed()
                : Decision.rejected("support.contract-not-running", Map.of("state", at.contractState()));
    }

    /** What would take effect after the contract's end is not taken (R052). */
    static Decision beforeItsEnd(Situation at, LocalDate day) {
        LocalDate effective = Japan.nextMonth(day);
        return at.contractEnd() == null || !effective.isAfter(at.contractEnd())
                ? Decision.allowed()
                : Decision.rejected("support.contract-ending", Map.of("end", at.contractEnd(), "from", effective));
    }

    /** A change and a release need support; joining later needs none, and the storefront's leave (R051). */
    static Decision suits(Situation at, Terms terms, Operation operation, LocalDate day) {
        boolean has = at.history().on(day).isPresent() || at.history().next(day).isPresent();
        if (operation != Operation.JOIN) {
            return has ? Decision.allowed() : Decision.rejected("support.none");
        }
        if (has) {
            return Decision.rejected("support.has-plan");
        }
        return terms.lateJoin() ? Decision.allowed() : Decision.rejected("support.late-join-closed");
    }

    /** Change and release are once per contract; how they share that is the storefront's policy (R047, R048). */
    static Decision withinAllowance(Situation at, Terms terms, Operation operation) {
        return at.allowance(terms).left(operation) > 0
                ? Decision.allowed()
                : Decision.rejected("support.operation-limit", Map.of("allowed", terms.operations()));
    }

    /** One thing after the other. */
    static Decision nothingFiled(Situation at, LocalDate day) {
        Optional<LocalDate> filed = at.history().next(day).map(Period::start).or(() -> at.history()
                .on(day)
                .filter(period -> period.endReason() == EndReason.RELEASE)
                .map(Period::end));
        return filed.map(on -> Decision.rejected("support.filed-already", Map.of("on", on)))
                .orElseGet(Decision::allowed);
    }

    private static Decision planFits(Situation at, Operation operation, Optional<Plan> plan, LocalDate day) {
        if (operation == Operation.RELEASE) {
            return Decision.allowed();
        }
        String current = at.history().on(day).map(Period::plan).orElse(null);
        return fits(plan, at.kind())
                .and(() -> plan.orElseThrow().code().equals(current)
                        ? Decision.rejected("support.plan-same")
                        : Decision.allowed());
    }

    /** SIM contracts take the plans for SIM, router contracts the others (R050). */
    public static Decision fits(Optional<Plan> plan, String kind) {
        if (plan.isEmpty()) {
            return Decision.rejected("support.plan-unknown");
        }
        return plan.get().forKind().equals(kind)
                ? Decision.allowed()
                : Decision.rejected(
                        "support.plan-not-for-kind", Map.of("kind", plan.get().forKind()));
    }

    /** From the first to the fifteenth, both whole days included (R040, Q01). */
    static Decision inWindow(Terms terms, LocalDate day, LocalDate opensOn) {
        return terms.window().contains(day)
                ? Decision.allowed()
                : Decision.rejected(
                        "support.window-closed",
                        Map.of(
                                "first_day", terms.window().firstDay(),
                                "last_day", terms.window().lastDay(),
                                "opens_on", opensOn));
    }
}
