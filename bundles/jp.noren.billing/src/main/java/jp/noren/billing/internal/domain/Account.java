package jp.noren.billing.internal.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Decision;

/**
 * How a member account settles its bills, and the way to direct debit (R139 to R148). The setting belongs to the account; no order has its own (R148).
 *
 * @param steps in their order; empty for an account that never asked
 */
public record Account(String storefront, String member, List<MandateStep> steps) {
    public Account {
        steps = List.copyOf(steps);
    }

    public MandateState state() {
        return last().map(MandateStep::state).orElse(MandateState.NONE);
    }

    public Optional<MandateStep> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    public Optional<LocalDate> since() {
        return last().map(MandateStep::on);
    }

    /** A step follows the one before it, not dated before it, and not after today. */
    public Decision mayStep(MandateState next, LocalDate on, LocalDate today) {
        if (!state().next().contains(next)) {
            return Decision.rejected("billing.settlement-step", Map.of("from", state().word(), "to", next.word()));
        }
        boolean early = since().filter(on::isBefore).isPresent();
        return early || on.isAfter(today)
                ? Decision.rejected("billing.settlement-date", Map.of("from", since().orElse(on), "to", today))
                : Decision.allowed();
    }

    /** Debited are the closings from the first on whose date is not before the activation (Q31); it is read at the closing (R148). */
    public boolean isDebitedAt(LocalDate closing) {
        return state() == MandateState.ACTIVE && !closing.isBefore(since().orElseThrow());
    }

    /** The first closing that is debited. */
    public Optional<LocalDate> firstClosing() {
        return state() == MandateState.ACTIVE ? since().map(Japan::monthEnd) : Optional.empty();
    }

    /** About when debits begin: two months after the form came back (R144); nothing once the bank has answered, or before the form is there. */
    public Optional<LocalDate> expectedStart(Terms terms) {
        if (!state().isWaitingForBank()) {
            return Optional.empty();
        }
        return steps.stream()
                .filter(step -> step.state() == MandateState.FORM_RECEIVED)
                .reduce((first, later) -> later)
                .map(step -> step.on().plusMonths(terms.expectedMonths()));
    }

    /** The bank takes longer than expected: the day is no longer told, operators look (R145). */
    public boolean isUnderReview(LocalDate today, Terms terms) {
        return expectedStart(terms).filter(today::isAfter).isPresent();
    }
}
