package jp.noren.kernel;

import java.time.LocalDate;

/** Days of a month in which something may be done, both included, on the shop's calendar (Asia/Tokyo). */
public record DayWindow(int firstDay, int lastDay) {
    public DayWindow {
        if (firstDay < 1 || lastDay > 31 || firstDay > lastDay) {
            throw new IllegalArgumentException("no window: " + firstDay + " to " + lastDay);
        }
    }

    public boolean contains(LocalDate day) {
        return firstDay <= day.getDayOfMonth() && day.getDayOfMonth() <= lastDay;
    }
}
