package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.payment.spi.Bills;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Does for a bill what is due now. A transfer: the payment company is asked from the closing on, and its document fetched and sent from the third business
 * day on; before there is a document nothing is sent. A debit: the notice is sent on that day, and the debit begins.
 */
@Component(service = IssueBill.class)
public final class IssueBill {
    private final Clock clock;
    private final Transactions transactions;
    private final BillBook bills;
    private final AskCompany company;
    private final Debit debit;

    /** The two steps that write. */
    @Component(service = Debit.class)
    public static final class Debit {
        private final MoveBill mover;
        private final StartDebit start;

        @Activate
        public Debit(@Reference MoveBill mover, @Reference StartDebit start) {
            this.mover = mover;
            this.start = start;
        }
    }

    @Activate
    public IssueBill(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference BillBook bills,
            @Reference AskCompany company,
            @Reference Debit debit) {
        this.clock = clock;
        this.transactions = transactions;
        this.bills = bills;
        this.company = company;
        this.debit = debit;
    }

    /** @throws jp.noren.kernel.RefusedException NOT_FOUND */
    void handle(String id) {
        Bill bill = bills.find(id).orElseThrow(jp.noren.kernel.RefusedException::notFound);
        Instant now = clock.instant();
        if (bill.isDebit()) {
            bills.looked(id, now, true, goOnDebit(bill, Japan.day(now)).orElse(null));
        } else if (bill.state() == BillState.CLOSED) {
            Optional<String> refused = company.request(bill);
            Optional<String> obstacle = refused.isPresent() ? refused : issue(bill, Japan.day(now));
            bills.looked(id, now, refused.isEmpty(), obstacle.orElse(null));
        }
    }

    private Optional<String> issue(Bill bill, LocalDate today) {
        if (today.isBefore(bill.dates().issueOn())) {
            return Optional.empty();
        }
        Optional<List<Bills.Document>> documents = company.fetch(bill);
        documents.ifPresent(found -> transactions.run(() -> debit.mover.issue(bill, found)));
        return documents.isPresent() ? Optional.empty() : Optional.of(AskCompany.NO_DOCUMENT);
    }

    private Optional<String> goOnDebit(Bill bill, LocalDate today) {
        if (today.isBefore(bill.dates().issueOn())) {
            return Optional.empty();
        }
        boolean missed = bill.payment() == null && !bill.dates().debitOn().isAfter(today);
        if (bill.state() == BillState.CLOSED || bill.isBeingDebited() && missed) {
            transactions.run(() -> debit.mover.issue(bill, List.of()));
        }
        Bill issued = bills.find(bill.id()).orElseThrow();
        return issued.isBeingDebited() && issued.payment() == null ? debit.start.handle(issued) : Optional.empty();
    }
}
