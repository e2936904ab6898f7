package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.CreditLines;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes down what came in for a bill: once per reference, never more than is open. One that is short, as by the transfer fee, leaves the remainder open
 * (R124); a paid one gives the credit line back at once (R158).
 */
@Component(service = RecordReceipt.class)
public final class RecordReceipt {

    /** @param reference of the deposit, such as the bank's */
    public record Command(Caller caller, String bill, String reference, Yen amount, LocalDate paidOn) {}

    private final Clock clock;
    private final Transactions transactions;
    private final ReadBills read;
    private final BillBook bills;
    private final Effects effects;

    /** What follows a receipt. */
    @Component(service = Effects.class)
    public static final class Effects {
        private final MoveBill mover;
        private final ClaimBook claims;
        private final CreditLines credit;
        private final AuditTrail audit;

        @Activate
        public Effects(
                @Reference MoveBill mover,
                @Reference ClaimBook claims,
                @Reference CreditLines credit,
                @Reference AuditTrail audit) {
            this.mover = mover;
            this.claims = claims;
            this.credit = credit;
            this.audit = audit;
        }

        private void apply(Bill held) {
            Bill after = mover.paid(held);
            if (after.state() == BillState.PAID) {
                claims.onBill(after.id()).forEach(claim -> credit.free(claim.order()));
            }
        }
    }

    @Activate
    public RecordReceipt(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ReadBills read,
            @Reference BillBook bills,
            @Reference Effects effects) {
        this.clock = clock;
        this.transactions = transactions;
        this.read = read;
        this.bills = bills;
        this.effects = effects;
    }

    /**
     * @return the bill afterwards; as it is when the reference was recorded before
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE; CONFLICT {@code billing.bill-not-open}, {@code billing.bill-is-debited},
     *     {@code billing.receipt-too-much}
     */
    public Bill handle(Command command) {
        Bill bill = read.get(command.caller(), command.bill());
        Instant now = clock.instant();
        if (command.paidOn().isAfter(Japan.day(now))) {
            throw RefusedException.invalid(java.util.List.of(FieldError.of("/paid_on", "billing.receipt-in-future")));
        }
        if (bill.isBeingDebited()) {
            throw new RefusedException(Kind.CONFLICT, "billing.bill-is-debited");
        }
        return transactions.required(() -> record(command, now));
    }

    /** A debit the bank has collected; the payment's id is the reference. In the running transaction. */
    Bill collected(Bill bill) {
        Instant now = clock.instant();
        return record(
                new Command(Caller.system("billing"), bill.id(), bill.payment(), bill.open(), Japan.day(now)), now);
    }

    private Bill record(Command command, Instant now) {
        BillBook.Received received = new BillBook.Received(
                command.reference(),
                command.amount(),
                command.paidOn(),
                command.caller().id(),
                now);
        if (bills.addReceived(command.bill(), received)) {
            if (!bills.pay(command.bill(), command.amount())) {
                throw refused(command);
            }
            effects.apply(bills.find(command.bill()).orElseThrow());
            audit(command);
        }
        return bills.find(command.bill()).orElseThrow();
    }

    private RefusedException refused(Command command) {
        Bill bill = bills.find(command.bill()).orElseThrow();
        return bill.state().isOpen()
                ? new RefusedException(Kind.CONFLICT, "billing.receipt-too-much", Map.of("open", bill.open()))
                : new RefusedException(Kind.CONFLICT, "billing.bill-not-open");
    }

    private void audit(Command command) {
        Bill bill = bills.find(command.bill()).orElseThrow();
        effects.audit.record(
                command.caller(),
                bill.storefront(),
                "billing.receipt-recorded",
                bill.id(),
                Map.of(
                        "reference", command.reference(),
                        "amount", command.amount().amount(),
                        "open", bill.open().amount()));
    }
}
