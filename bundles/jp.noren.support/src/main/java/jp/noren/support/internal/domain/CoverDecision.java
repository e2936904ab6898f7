package jp.noren.support.internal.domain;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether an incident is covered.
 *
 * @param reason why not, a code of the catalogue; null when it is covered
 * @param plan the plan in force on the day of the incident, or null
 * @param from the first day on which such an incident is covered; null when no plan of the contract covers it
 * @param until the last day of the plan of that day, or of the one that had ended; or null
 */
public record CoverDecision(String reason, String plan, LocalDate from, LocalDate until) {

    public boolean isCovered() {
        return reason == null;
    }

    /** The day of the incident decides, not that of the report (R045). @param history cut at the contract's end */
    public static CoverDecision of(History history, String cover, LocalDate incident) {
        Optional<Period> then = history.on(incident);
        LocalDate from = then.map(period -> begins(period, cover)).orElse(null);
        if (from != null && !incident.isBefore(from)) {
            return new CoverDecision(null, then.get().plan(), from, then.get().end());
        }
        LocalDate first = from == null ? later(history, cover, incident) : from;
        LocalDate until = then.map(Period::end).orElseGet(() -> lastEnd(history, incident));
        return new CoverDecision(
                reason(then.isPresent(), first, until), then.map(Period::plan).orElse(null), first, until);
    }

    private static String reason(boolean hadPlan, LocalDate first, LocalDate until) {
        if (first != null) {
            return "support.claim-before-cover";
        }
        if (hadPlan) {
            return "support.claim-not-in-plan";
        }
        return until == null ? "support.claim-no-support" : "support.claim-after-end";
    }

    /** Null when the plan does not cover it, or ends before it would. */
    private static LocalDate begins(Period period, String cover) {
        LocalDate from = period.covers().get(cover);
        return from != null && period.end() != null && from.isAfter(period.end()) ? null : from;
    }

    private static LocalDate later(History history, String cover, LocalDate day) {
        return history.periods().stream()
                .filter(period -> period.start().isAfter(day))
                .map(period -> begins(period, cover))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static LocalDate lastEnd(History history, LocalDate day) {
        return history.periods().stream()
                .map(Period::end)
                .filter(end -> end != null && end.isBefore(day))
                .reduce((earlier, latest) -> latest)
                .orElse(null);
    }
}
