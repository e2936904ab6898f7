package jp.noren.billing.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * How a storefront closes, bills and debits: data of the shop, in force at the closing.
 *
 * @param issueBusinessDays bank business days after the closing (R123, R136)
 * @param debitDay day of the month after the closing (R142)
 * @param expectedMonths about how long a bank takes from the form to the first debit (R144)
 */
public record Terms(int issueBusinessDays, int debitDay, int expectedMonths, TaxRounding rounding) {

    /** Month end, third bank business day, the 27th, two months. */
    public static final Terms USUAL = new Terms(3, 27, 2, TaxRounding.FLOOR);

    /** What is fulfilled from the first of a month 00:00 to its last day 23:59:59, Japan, is closed at that month's end (R122). */
    public LocalDate closingOf(LocalDate fulfilled) {
        return Japan.monthEnd(fulfilled);
    }

    /** Issued on the closing's third bank business day (R123, R126, R136, R143: one rule, one calculation). */
    public LocalDate issueOn(LocalDate closing, Banks banks) {
        return banks.plus(closing, issueBusinessDays);
    }

    /** Due at the end of the next month, as printed (R122). */
    public LocalDate dueOn(LocalDate closing) {
        return Japan.nextMonthEnd(closing);
    }

    /** Overdue only after the next bank business day has passed (Q29). */
    public LocalDate overdueFrom(LocalDate due, Banks banks) {
        return banks.sameOrNext(due).plusDays(1);
    }

    /** Debited on the 27th of the next month, else on the next bank business day (R142). */
    public LocalDate debitOn(LocalDate closing, Banks banks) {
        YearMonth next = YearMonth.from(closing).plusMonths(1);
        return banks.sameOrNext(next.atDay(Math.min(debitDay, next.lengthOfMonth())));
    }

    /** The first debit day after a day: for what was issued late. */
    public LocalDate debitAfter(LocalDate closing, LocalDate day, Banks banks) {
        LocalDate found = debitOn(closing, banks);
        for (LocalDate month = closing; !found.isAfter(day); found = debitOn(month, banks)) {
            month = Japan.nextMonthEnd(month);
        }
        return found;
    }
}
