package jp.noren.billing.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import jp.noren.kernel.Yen;

/**
 * What a member account owes for a month.
 *
 * @param total yen with tax
 * @param paid yen that have come in
 * @param payment the debit's payment; null before it has begun, and for a transfer that never was a debit
 * @param issuedAt null until it was sent
 * @param obstacle code of what keeps it from going on, for the operators; or null
 */
public record Bill(
        String id,
        String number,
        String storefront,
        String member,
        LocalDate closing,
        BillKind kind,
        BillState state,
        Yen total,
        Yen paid,
        Dates dates,
        String payment,
        Instant issuedAt,
        String obstacle) {

    /** The purpose of its payment. */
    public static final String PURPOSE = "bill:";

    /**
     * @param dueOn last day of a transfer, as printed
     * @param overdueFrom the first day on which it is late (Q29)
     * @param debitOn the bank business day of the debit; null for a transfer
     */
    public record Dates(LocalDate issueOn, LocalDate dueOn, LocalDate overdueFrom, LocalDate debitOn) {

        public static Dates transfer(Terms terms, LocalDate closing, Banks banks) {
            LocalDate due = terms.dueOn(closing);
            return new Dates(terms.issueOn(closing, banks), due, terms.overdueFrom(due, banks), null);
        }

        /** A debit is due on its day (R142). */
        public static Dates debit(Terms terms, LocalDate closing, Banks banks) {
            LocalDate day = terms.debitOn(closing, banks);
            return new Dates(terms.issueOn(closing, banks), day, day.plusDays(1), day);
        }

        public static Dates of(BillKind kind, Terms terms, LocalDate closing, Banks banks) {
            return kind == BillKind.DEBIT ? debit(terms, closing, banks) : transfer(terms, closing, banks);
        }

        /** A debit that is issued late goes to the next debit day that is still to come. */
        public Dates debitedOn(LocalDate day) {
            return new Dates(issueOn, day, day.plusDays(1), day);
        }

        /** A transfer that is sent only when it was due already is due by the end of the next month: nobody is late with what he never got. */
        public Dates sentOn(LocalDate today, Terms terms, Banks banks) {
            LocalDate due = dueOn.isAfter(today) ? dueOn : terms.dueOn(today);
            return new Dates(issueOn, due, terms.overdueFrom(due, banks), debitOn);
        }

        /**
         * A debit that did not go through is paid by transfer (R147): by the end of the month after its debit day, or after today where that has
         * passed.
         */
        public Dates reopened(LocalDate today, Terms terms, Banks banks) {
            LocalDate byDebit = terms.dueOn(debitOn);
            LocalDate due = byDebit.isAfter(today) ? byDebit : terms.dueOn(today);
            return new Dates(today, due, terms.overdueFrom(due, banks), debitOn);
        }
    }

    public Yen open() {
        return total.minus(paid);
    }

    public String purpose() {
        return PURPOSE + id;
    }

    public boolean isDebit() {
        return kind == BillKind.DEBIT;
    }

    /** Whether the bank may still collect it: then nobody else may pay it. */
    public boolean isBeingDebited() {
        return isDebit() && state == BillState.ISSUED;
    }
}
