package jp.noren.billing.internal.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When what could not be collected is tried again.
 *
 * @param days after the day on which it failed first, ascending
 */
public record RetryPlan(List<Integer> days) {
    /** Three days, and a week. */
    public static final RetryPlan USUAL = new RetryPlan(List.of(3, 7));

    public RetryPlan {
        days = List.copyOf(days);
        boolean ascending = days.stream().sorted().distinct().toList().equals(days);
        if (!ascending || days.stream().anyMatch(day -> day < 1 || day > 60)) {
            throw new IllegalArgumentException("retry days must ascend from 1 to 60: " + days);
        }
    }

    /** The next try after so many rounds; empty after the last: then it is unpaid. */
    public Optional<LocalDate> next(int rounds, LocalDate firstFailedOn) {
        int retries = Math.max(0, rounds - 1);
        return retries < days.size() ? Optional.of(firstFailedOn.plusDays(days.get(retries))) : Optional.empty();
    }
}
