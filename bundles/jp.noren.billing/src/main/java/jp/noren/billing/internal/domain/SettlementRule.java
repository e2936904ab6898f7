package jp.noren.billing.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * When a storefront settles, and what for: on its day of each month, whole day, whatever weekday (R025). Once for each month that is charged.
 *
 * @param day of the month; the last one where the month is shorter
 * @param covers {@code NEXT_MONTH} or {@code SAME_MONTH}
 */
public record SettlementRule(int day, String covers) {

    /** @param settleOn the day of the run; @param month what it charges */
    public record Due(LocalDate settleOn, YearMonth month) {}

    public SettlementRule {
        if (day < 1 || day > 31 || !covers.equals("NEXT_MONTH") && !covers.equals("SAME_MONTH")) {
            throw new IllegalArgumentException("no settlement on day " + day + " for " + covers);
        }
    }

    /** The run of the 25th charges the next month. */
    YearMonth monthOf(YearMonth held) {
        return covers.equals("NEXT_MONTH") ? held.plusMonths(1) : held;
    }

    LocalDate dayIn(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    /**
     * The runs that should have begun by a day and have not, the oldest first: what was missed while the node was down is caught up.
     *
     * @param first the first day on which the storefront is looked after; a settlement day before it is not made up
     * @param done months that have a run
     * @param inForce the rule in force on a day; null where there is none
     */
    public static List<Due> due(
            LocalDate first, LocalDate today, Set<YearMonth> done, Function<LocalDate, SettlementRule> inForce) {
        List<Due> due = new ArrayList<>();
        for (YearMonth held = YearMonth.from(first); !held.isAfter(YearMonth.from(today)); held = held.plusMonths(1)) {
            LocalDate looked = held.equals(YearMonth.from(today)) ? today : held.atEndOfMonth();
            SettlementRule rule = inForce.apply(looked);
            if (rule != null) {
                LocalDate settleOn = rule.dayIn(held);
                YearMonth month = rule.monthOf(held);
                if (!settleOn.isAfter(looked) && !settleOn.isBefore(first) && !done.contains(month)) {
                    due.add(new Due(settleOn, month));
                }
            }
        }
        return due;
    }
}
