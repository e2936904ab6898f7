package jp.noren.rental.internal.domain;

import java.time.LocalDate;

/** When a device that has to come back is late. The day by which it is due is promised when the end is filed: {@link ReturnDue}. */
public final class ReturnRule {
    private ReturnRule() {}

    /** R066: it is overdue from the day after the due day on. */
    public static boolean isOverdue(LocalDate due, LocalDate today) {
        return today.isAfter(due);
    }

    /**
     * R066: it came too late when the day that counts lies after the due day.
     *
     * @param byPostmark whether the day counts on which it was sent; otherwise that on which it arrived
     */
    public static boolean isLate(LocalDate due, LocalDate postmark, LocalDate received, boolean byPostmark) {
        LocalDate counts = byPostmark && postmark != null ? postmark : received;
        return counts.isAfter(due);
    }

    /** R066: the member is reminded once, some days before, unless it is due already. */
    public static boolean isDueSoon(LocalDate due, LocalDate today, int daysBefore) {
        return !today.isAfter(due) && !today.isBefore(due.minusDays(daysBefore));
    }
}
