package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Decision;

/**
 * 毎月25日は解約申請が行えません: on one day of the month some procedures are not possible (R026, R085), from one time of that day to another.
 *
 * @param until the first time at which it is over; null for the end of the day
 * @param blocks procedures: {@code CANCELLATION}, {@code CARD_CHANGE}, …
 */
public record Blackout(int dayOfMonth, LocalTime from, LocalTime until, Set<String> blocks) {
    public static final String CANCELLATION = "CANCELLATION";
    public static final String PLAN_CHANGE = "PLAN_CHANGE";

    public Blackout {
        blocks = Set.copyOf(blocks);
    }

    /** @return rejected {@code rental.settlement-day} with the day and when it is over */
    public static Decision decide(List<Blackout> all, String procedure, LocalDateTime at) {
        return all.stream()
                .filter(one -> one.blocks().contains(procedure) && one.covers(at))
                .findFirst()
                .map(one -> Decision.rejected(
                        "rental.settlement-day",
                        Map.of(
                                "day",
                                one.dayOfMonth(),
                                "next",
                                one.end(at.toLocalDate()).toLocalDate())))
                .orElse(Decision.allowed());
    }

    public boolean covers(LocalDateTime at) {
        LocalTime time = at.toLocalTime();
        return at.getDayOfMonth() == dayOfMonth && !time.isBefore(from) && (until == null || time.isBefore(until));
    }

    /** The first instant after the blackout of a day. */
    public LocalDateTime end(LocalDate day) {
        return until == null ? day.plusDays(1).atStartOfDay() : day.atTime(until);
    }
}
