package jp.noren.support.internal.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All plans a contract had, has and will have, one after the other. */
public record History(List<Period> periods) {
    public static final History NONE = new History(List.of());

    public History {
        periods = periods.stream().sorted(Comparator.comparing(Period::start)).toList();
    }

    public Optional<Period> on(LocalDate day) {
        return periods.stream().filter(period -> period.contains(day)).findFirst();
    }

    /** The plan that begins after a day. */
    public Optional<Period> next(LocalDate day) {
        return periods.stream().filter(period -> period.start().isAfter(day)).findFirst();
    }

    public SupportState state(LocalDate day) {
        if (next(day).isPresent()) {
            return SupportState.CHANGE_FILED;
        }
        Optional<Period> current = on(day);
        if (current.isPresent()) {
            return current.get().endReason() == EndReason.RELEASE ? SupportState.RELEASE_FILED : SupportState.ACTIVE;
        }
        return periods.isEmpty() ? SupportState.NONE : SupportState.ENDED;
    }

    /** Support ends on the day on which its contract ends; what would begin later does not begin (R052). @param last null for none */
    public History until(LocalDate last) {
        if (last == null) {
            return this;
        }
        return new History(periods.stream()
                .filter(period -> !period.start().isAfter(last))
                .map(period -> period.endsAfter(last) ? period.endingOn(last, EndReason.CONTRACT) : period)
                .toList());
    }
}
