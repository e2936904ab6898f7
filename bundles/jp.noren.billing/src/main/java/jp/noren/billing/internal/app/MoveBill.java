package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillKind;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.billing.internal.domain.Terms;
import jp.noren.payment.spi.Bills;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.PublicEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes a bill one step on, in the running transaction, by an update on where it was: of two who bring the same news one finds nothing left to do.
 * The step is recorded and mailed with it.
 */
@Component(service = MoveBill.class)
public final class MoveBill {
    private final Clock clock;
    private final BillBook bills;
    private final TermsOf terms;
    private final Records records;
    private final BillMails mails;

    /** Where a step is written down, and who else hears of it. */
    @Component(service = Records.class)
    public record Records(AuditTrail audit, Outbox outbox) {
        @Activate
        public Records(@Reference AuditTrail audit, @Reference Outbox outbox) {
            this.audit = audit;
            this.outbox = outbox;
        }
    }

    @Activate
    public MoveBill(
            @Reference Clock clock,
            @Reference BillBook bills,
            @Reference TermsOf terms,
            @Reference Records records,
            @Reference BillMails mails) {
        this.clock = clock;
        this.bills = bills;
        this.terms = terms;
        this.records = records;
        this.mails = mails;
    }

    /** Sends a transfer bill with the company's documents, or a debit notice without any (R125, R143). */
    boolean issue(Bill bill, List<Bills.Document> documents) {
        Instant now = clock.instant();
        Bill.Dates dates = sendable(bill, Japan.day(now));
        Bill issued = with(bill, BillState.ISSUED, bill.kind(), dates, now);
        boolean moved = bills.move(bill, issued);
        if (moved) {
            documents.forEach(document -> bills.addDocument(bill.id(), document, now));
            record(issued, "billing.bill-issued", "bill.issued");
            mails.issued(issued, documents);
        }
        return moved;
    }

    /** Whoever is told late is debited later: the bank needs its file before the day. */
    private Bill.Dates sendable(Bill bill, LocalDate today) {
        Terms rules = terms.on(bill.storefront(), bill.closing());
        if (!bill.isDebit()) {
            return bill.dates().sentOn(today, rules, terms.banks());
        }
        LocalDate day = rules.debitAfter(bill.closing(), today, terms.banks());
        return day.equals(bill.dates().debitOn()) ? bill.dates() : bill.dates().debitedOn(day);
    }

    /** The bank did not collect it, or will not: it is paid by transfer, and the member is told so at once. */
    boolean reopen(Bill bill) {
        LocalDate today = Japan.day(clock.instant());
        Bill.Dates dates = bill.dates().reopened(today, terms.on(bill.storefront(), bill.closing()), terms.banks());
        Bill open = with(bill, BillState.CLOSED, BillKind.TRANSFER, dates, null);
        boolean moved = bills.move(bill, open);
        if (moved) {
            record(open, "billing.debit-failed", "bill.debit_failed");
            mails.debitFailed(open);
        }
        return moved;
    }

    boolean late(Bill bill) {
        Bill late = with(bill, BillState.OVERDUE, bill.kind(), bill.dates(), bill.issuedAt());
        boolean moved = bills.move(bill, late);
        if (moved) {
            record(late, "billing.bill-overdue", "bill.overdue");
            mails.overdue(late);
        }
        return moved;
    }

    /** After {@code paid} has grown: partly paid or paid; a late bill stays late until all is there. */
    Bill paid(Bill bill) {
        BillState state = bill.open().isPositive()
                ? bill.state() == BillState.OVERDUE ? BillState.OVERDUE : BillState.PARTIALLY_PAID
                : BillState.PAID;
        Bill after = with(bill, state, bill.kind(), bill.dates(), bill.issuedAt());
        if (!bills.move(bill, after)) {
            throw new IllegalStateException("bill " + bill.id() + " moved while it was held");
        }
        record(after, "billing.bill-paid", after.open().isPositive() ? "bill.partly_paid" : "bill.paid");
        return after;
    }

    /** The debit has begun as a payment. */
    boolean debited(Bill bill, String payment) {
        Bill after = new Bill(
                bill.id(),
                bill.number(),
                bill.storefront(),
                bill.member(),
                bill.closing(),
                bill.kind(),
                bill.state(),
                bill.total(),
                bill.paid(),
                bill.dates(),
                payment,
                bill.issuedAt(),
                null);
        return bills.move(bill, after);
    }

    private static Bill with(Bill b, BillState state, BillKind kind, Bill.Dates dates, Instant issuedAt) {
        return new Bill(
                b.id(),
                b.number(),
                b.storefront(),
                b.member(),
                b.closing(),
                kind,
                state,
                b.total(),
                b.paid(),
                dates,
                b.payment(),
                issuedAt,
                null);
    }

    private void record(Bill bill, String act, String type) {
        records.audit()
                .record(
                        Caller.system("billing"),
                        bill.storefront(),
                        act,
                        bill.id(),
                        Map.of(
                                "number", bill.number(),
                                "state", bill.state().word(),
                                "kind", bill.kind().name(),
                                "total", bill.total().amount(),
                                "paid", bill.paid().amount()));
        announce(bill, type);
    }

    /** For other companies' systems. */
    private void announce(Bill bill, String type) {
        Map<String, Object> data = new HashMap<>();
        data.put("bill", bill.id());
        data.put("number", bill.number());
        data.put("member", bill.member());
        data.put("state", bill.state().word());
        data.put("kind", bill.kind().name().toLowerCase(Locale.ROOT));
        data.put("total", bill.total());
        data.put("paid", bill.paid());
        data.put("closing", bill.closing());
        records.outbox().announce(new PublicEvent(type, clock.instant(), bill.storefront(), bill.id(), data));
    }
}
