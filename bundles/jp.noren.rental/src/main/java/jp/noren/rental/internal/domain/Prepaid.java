package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/** 残りの期間分の月額料金については返金いたしません: what was paid in advance is not given back (R063, R073). */
public final class Prepaid {
    private Prepaid() {}

    /** The prepaid months after the month in which the contract ends (R074). */
    public static int remaining(LocalDate start, int months, LocalDate end) {
        long used = ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(end)) + 1;
        return (int) Math.max(0, Math.min(months, months - used));
    }

    /** The part of the total with tax that falls on months, rounded down to whole yen. */
    public static Yen worth(Terms terms, int months) {
        if (months == 0) {
            return Yen.ZERO;
        }
        Yen total = Yen.of(terms.prepaidTotal());
        Yen withTax = total.plus(new TaxRate(terms.taxPercent()).taxOn(total));
        return Yen.of(Math.floorDiv(Math.multiplyExact(withTax.amount(), (long) months), terms.prepaidMonths()));
    }

    /** The last day that is paid for in advance (R075). */
    public static LocalDate lastDay(LocalDate start, int months) {
        return YearMonth.from(start).plusMonths(months - 1L).atEndOfMonth();
    }

    /** Whether the member is told by now that the prepaid time ends (R075). */
    public static boolean isToBeTold(LocalDate start, int months, LocalDate day, int daysBefore) {
        return !day.isBefore(lastDay(start, months).minusDays(daysBefore));
    }
}
