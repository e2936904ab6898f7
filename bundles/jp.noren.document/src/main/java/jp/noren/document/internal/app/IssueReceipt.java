package jp.noren.document.internal.app;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.SettledPayments;
import jp.noren.billing.api.SettledPayments.Payment;
import jp.noren.document.internal.domain.Issue;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues a receipt for a payment of the member (R034); the second time the same one again, with its number (R038). */
@Component(service = IssueReceipt.class)
public final class IssueReceipt {
    private final SettledPayments payments;
    private final Members members;
    private final ReceiptShops shops;
    private final Write write;

    @Activate
    public IssueReceipt(
            @Reference SettledPayments payments,
            @Reference Members members,
            @Reference ReceiptShops shops,
            @Reference Write write) {
        this.payments = payments;
        this.members = members;
        this.shops = shops;
        this.write = write;
    }

    /**
     * @throws RefusedException NOT_FOUND for a payment that is not his; CONFLICT {@code document.receipt-not-supported} (R035) or
     *     {@code document.receipt-not-received} (R038)
     */
    public ReceiptBook.Kept handle(Caller caller, String id) {
        ReceiptShops.Terms terms = shops.terms(caller.storefront());
        return write.handle(caller, terms, () -> own(caller, id), payment -> compose(payment, terms));
    }

    private Payment own(Caller caller, String id) {
        return payments.find(id)
                .filter(payment -> payment.storefront().equals(caller.storefront())
                        && payment.member().equals(caller.id()))
                .orElseThrow(RefusedException::notFound);
    }

    /** Without its number, which is given last. */
    private Receipt compose(Payment payment, ReceiptShops.Terms terms) {
        MemberView member = members.get(payment.member());
        LocalDate settledOn = payment.settledAt().atZone(ReceiptShops.JAPAN).toLocalDate();
        return new Receipt(
                null,
                terms.issuer(),
                new Receipt.Addressee(member.name(), member.kind() == MemberView.Kind.CORPORATE),
                payment.contractNumber(),
                settledOn,
                payment.lines().stream()
                        .map(line -> new Receipt.Line(line.name(), line.amount(), line.taxPercent()))
                        .toList());
    }

    /** The part of it that is one transaction. */
    @Component(service = Write.class)
    public static final class Write {
        private final Transactions transactions;
        private final ReceiptBook book;
        private final AuditTrail audit;

        @Activate
        public Write(@Reference Transactions transactions, @Reference ReceiptBook book, @Reference AuditTrail audit) {
            this.transactions = transactions;
            this.book = book;
            this.audit = audit;
        }

        /** The payment is read when the counter is held: what was given back before this receipt is seen by it. */
        ReceiptBook.Kept handle(
                Caller caller,
                ReceiptShops.Terms terms,
                java.util.function.Supplier<Payment> read,
                java.util.function.Function<Payment, Receipt> compose) {
            return transactions.required(() -> {
                long number = book.next(caller.storefront());
                Payment payment = read.get();
                terms.judge(payment).orRefuse(Kind.CONFLICT);
                Yen refunded = Yen.of(payment.refunded());
                Optional<ReceiptBook.Kept> before = book.ofPayment(payment.id());
                ReceiptBook.Kept kept = before.isPresent()
                        ? again(before.get(), terms, refunded)
                        : first(payment, compose.apply(payment), terms, number);
                Map<String, Object> details = Map.of(
                        "number", kept.receipt().number(), "issue", kept.last().count());
                audit.record(caller, caller.storefront(), "document.receipt-issued", payment.id(), details);
                return kept;
            });
        }

        private ReceiptBook.Kept first(Payment payment, Receipt composed, ReceiptShops.Terms terms, long number) {
            Receipt receipt = new Receipt(
                    Receipt.number(payment.storefront(), number),
                    composed.issuer(),
                    composed.addressee(),
                    composed.contract(),
                    composed.settledOn(),
                    composed.lines());
            Issue issue = new Issue(1, terms.now(), terms.now(), Yen.of(payment.refunded()));
            ReceiptBook.Kept kept = new ReceiptBook.Kept(
                    Ids.random("rcp"), payment.storefront(), payment.member(), payment.id(), receipt, issue);
            book.take(payment.storefront(), number);
            book.add(kept, number);
            return kept;
        }

        private ReceiptBook.Kept again(ReceiptBook.Kept kept, ReceiptShops.Terms terms, Yen refunded) {
            book.again(kept, terms.now(), refunded);
            return book.find(kept.id()).orElseThrow();
        }
    }
}
