package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** The run of the 25th charges the next month; what is applied for after it, or starts in mid-month, is paid at conclusion (R025). */
public final class Conclusion {
    private Conclusion() {}

    /** A day, and the day of the month on which the storefront settles by the policy of that day. */
    public record On(LocalDate day, int settlementDay) {}

    /**
     * The months whose run has passed while the payment at conclusion was open. Such a run leaves the contract out, because it may come to nothing: they are
     * owed when it is concluded after all.
     */
    public static List<YearMonth> missed(LocalDate start, On filed, On concluded) {
        List<YearMonth> paid = months(filed.day(), start, filed.settlementDay());
        return months(concluded.day(), start, concluded.settlementDay()).stream()
                .filter(month -> !paid.contains(month))
                .toList();
    }

    /** The months that are charged at conclusion; none when the next run does it. */
    public static List<YearMonth> months(LocalDate filed, LocalDate start, int settlementDay) {
        YearMonth first = YearMonth.from(start);
        YearMonth charged = chargedByRuns(filed, settlementDay);
        if (start.getDayOfMonth() == 1 && first.isAfter(charged)) {
            return List.of();
        }
        int count = (int) Math.max(0, ChronoUnit.MONTHS.between(first, charged));
        return IntStream.rangeClosed(0, count).mapToObj(first::plusMonths).toList();
    }

    /** The day of the run that charges a month. */
    public static LocalDate runFor(YearMonth month, int settlementDay) {
        YearMonth before = month.minusMonths(1);
        return before.atDay(Math.min(settlementDay, before.lengthOfMonth()));
    }

    private static YearMonth chargedByRuns(LocalDate filed, int settlementDay) {
        YearMonth month = YearMonth.from(filed);
        return filed.isBefore(month.atDay(Math.min(settlementDay, month.lengthOfMonth())))
                ? month
                : month.plusMonths(1);
    }
}
