package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** 「デポコミ期間(12ヶ月)」に満たない場合のデポジット料金は返金いたしません (R062, R077, R078). */
public final class Deposit {
    private Deposit() {}

    /** What becomes of a deposit. */
    public enum Fate {
        NONE,
        FORFEITED,
        REFUND_DUE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Which day is measured: the contract's last, or the day on which its end was filed. */
    public enum Measured {
        CONTRACT_END,
        FILING
    }

    /** Given back when the contract has run through its term on the day that is measured. */
    public static Fate fate(Terms terms, LocalDate start, LocalDate measured) {
        if (!terms.hasDeposit()) {
            return Fate.NONE;
        }
        return measured.isBefore(lastDay(start, terms.depositTermMonths())) ? Fate.FORFEITED : Fate.REFUND_DUE;
    }

    /** The term's last day: the one before the same day of the month, or the month's last where it has no such day. */
    public static LocalDate lastDay(LocalDate start, int months) {
        LocalDate same = start.plusMonths(months);
        return same.getDayOfMonth() == start.getDayOfMonth() ? same.minusDays(1) : same;
    }

    /** Full months of use up to a day. */
    public static int months(LocalDate start, LocalDate last) {
        return (int) Math.max(0, ChronoUnit.MONTHS.between(start, last.plusDays(1)));
    }
}
