package jp.noren.rental.internal.domain;

import java.util.List;
import jp.noren.kernel.DayWindow;

/**
 * What the storefront has decided, as it holds on a day.
 *
 * @param cancelUntilDay last day of a month on which its own end can still be had
 * @param prepaidNoticeDays how long before its end a member is told that the prepaid time is over
 */
public record RentalPolicy(
        DayWindow planChange,
        int cancelUntilDay,
        List<Blackout> blackouts,
        int settlementDay,
        int returnDueDay,
        int startLeadDays,
        int startWithinDays,
        int prepaidNoticeDays) {
    public RentalPolicy {
        blackouts = List.copyOf(blackouts);
    }
}
