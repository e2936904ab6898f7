package jp.noren.billing.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.app.BillBook;
import jp.noren.billing.internal.app.BillWords;
import jp.noren.billing.internal.app.ClaimBook;
import jp.noren.billing.internal.app.ReadBills;
import jp.noren.billing.internal.app.RecordReceipt;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillTotal;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;

/** A bill as its member and the desks see it. */
final class BillWire {
    private BillWire() {}

    /**
     * @param kind {@code transfer} or {@code debit}
     * @param issuedAt absent until it was sent
     * @param open yen not paid yet
     * @param debitOn the day the bank collects it; absent for a transfer
     * @param obstacle what keeps it from going on; for operators alone
     */
    public record Head(
            String id,
            String number,
            String storefront,
            String member,
            LocalDate closing,
            String kind,
            String state,
            Yen total,
            Yen paid,
            Yen open,
            LocalDate issueOn,
            LocalDate dueOn,
            LocalDate debitOn,
            Instant issuedAt,
            String issuer,
            String obstacle) {

        static Head of(Bill bill, Caller caller, BillWords words, String language) {
            boolean operator = caller.kind() != Caller.Kind.MEMBER;
            return new Head(
                    bill.id(),
                    bill.number(),
                    bill.storefront(),
                    bill.member(),
                    bill.closing(),
                    bill.kind().name().toLowerCase(Locale.ROOT),
                    bill.state().word(),
                    bill.total(),
                    bill.paid(),
                    bill.open(),
                    bill.dates().issueOn(),
                    bill.dates().dueOn(),
                    bill.isDebit() ? bill.dates().debitOn() : null,
                    bill.issuedAt(),
                    bill.isDebit() ? null : words.issuer(bill, language),
                    operator ? words.obstacle(bill, language) : null);
        }
    }

    public record Tax(int percent, Yen taxable, Yen tax) {
        static Tax of(BillTotal.PerRate rate) {
            return new Tax(rate.percent(), rate.net(), rate.tax());
        }
    }

    /** @param unitPrice yen without tax */
    public record Line(String name, long quantity, Yen unitPrice, Yen amount, int taxPercent) {
        static Line of(ClaimLine line) {
            return new Line(line.name(), line.quantity(), line.unitPrice(), line.amount(), line.taxPercent());
        }
    }

    /** An order on the bill. */
    public record Order(String order, String number, Instant fulfilledAt, Yen total, List<Line> lines) {
        static Order of(ClaimBook.OnBill claim) {
            return new Order(
                    claim.order(),
                    claim.orderNumber(),
                    claim.fulfilledAt(),
                    claim.total(),
                    claim.lines().stream().map(Line::of).toList());
        }
    }

    public record Receipt(String reference, Yen amount, LocalDate paidOn) {
        static Receipt of(BillBook.Received received) {
            return new Receipt(received.reference(), received.amount(), received.paidOn());
        }
    }

    /** @param payTo the account to pay to, as the company's document says (R127) */
    public record Document(String reference, String mediaType, String payTo, LocalDate dueOn) {
        static Document of(Bills.Document document) {
            return new Document(document.reference(), document.mediaType(), document.payTo(), document.dueOn());
        }
    }

    /** @param notices what to know: who issues it (R126), whose the transfer fee is (R128) */
    public record Whole(
            Head bill,
            List<Tax> taxPerRate,
            Yen subtotal,
            Yen tax,
            List<Order> orders,
            List<Receipt> receipts,
            List<Document> documents,
            List<String> notices) {

        static Whole of(ReadBills.Whole whole, Caller caller, BillWords words, String language) {
            return new Whole(
                    Head.of(whole.bill(), caller, words, language),
                    whole.total().perRate().stream().map(Tax::of).toList(),
                    whole.total().net(),
                    whole.total().tax(),
                    whole.claims().stream().map(Order::of).toList(),
                    whole.received().stream().map(Receipt::of).toList(),
                    whole.documents().stream().map(Document::of).toList(),
                    words.notices(whole.bill(), language));
        }
    }

    /** @param reference of the deposit: the same is counted once */
    public record NewReceipt(Yen amount, LocalDate paidOn, String reference) {
        RecordReceipt.Command command(Caller caller, String bill) {
            new Fields()
                    .present("/amount", amount)
                    .between("/amount", amount, 1, Long.MAX_VALUE)
                    .present("/paid_on", paidOn)
                    .present("/reference", reference)
                    .atMost("/reference", reference, 80)
                    .orRefuse();
            return new RecordReceipt.Command(caller, bill, reference, amount, paidOn);
        }
    }
}
