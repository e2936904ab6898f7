package jp.noren.billing.internal.app;

import java.time.Clock;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An operator has a sent bill mailed again (R137), or the payment company asked again for one it had refused. */
@Component(service = RedoBill.class)
public final class RedoBill {
    private final Clock clock;
    private final Transactions transactions;
    private final ReadBills read;
    private final BillBook bills;
    private final Ways ways;

    /** What is done again. */
    @Component(service = Ways.class)
    public static final class Ways {
        private final ClaimBook claims;
        private final BillMails mails;
        private final AuditTrail audit;

        @Activate
        public Ways(@Reference ClaimBook claims, @Reference BillMails mails, @Reference AuditTrail audit) {
            this.claims = claims;
            this.mails = mails;
            this.audit = audit;
        }
    }

    @Activate
    public RedoBill(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ReadBills read,
            @Reference BillBook bills,
            @Reference Ways ways) {
        this.clock = clock;
        this.transactions = transactions;
        this.read = read;
        this.bills = bills;
        this.ways = ways;
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code billing.bill-not-sent} */
    public Bill mail(Caller caller, String id) {
        Bill bill = read.get(caller, id);
        if (bill.issuedAt() == null) {
            throw new RefusedException(Kind.CONFLICT, "billing.bill-not-sent");
        }
        transactions.run(() -> {
            ways.mails.issued(bill, bills.documents(id));
            record(caller, bill, "billing.bill-mailed-again");
        });
        return bill;
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code billing.bill-sent} */
    public Bill ask(Caller caller, String id) {
        Bill bill = read.get(caller, id);
        if (bill.state() != BillState.CLOSED) {
            throw new RefusedException(Kind.CONFLICT, "billing.bill-sent");
        }
        transactions.run(() -> {
            ways.claims.askAgain(id);
            bills.looked(id, clock.instant(), false, null);
            record(caller, bill, "billing.company-asked-again");
        });
        return bills.find(id).orElseThrow();
    }

    private void record(Caller caller, Bill bill, String act) {
        ways.audit.record(caller, bill.storefront(), act, bill.id(), Map.of("number", bill.number()));
    }
}
