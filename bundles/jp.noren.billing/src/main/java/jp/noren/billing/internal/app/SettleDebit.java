package jp.noren.billing.internal.app;

import java.util.Optional;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a debited bill follow its payment: collected, it is paid; not collected, it is open again as a transfer. */
@Component(service = SettleDebit.class)
public final class SettleDebit {
    private final Transactions transactions;
    private final Payments payments;
    private final BillBook bills;
    private final MoveBill mover;
    private final RecordReceipt receipts;

    @Activate
    public SettleDebit(
            @Reference Transactions transactions,
            @Reference Payments payments,
            @Reference BillBook bills,
            @Reference MoveBill mover,
            @Reference RecordReceipt receipts) {
        this.transactions = transactions;
        this.payments = payments;
        this.bills = bills;
        this.mover = mover;
        this.receipts = receipts;
    }

    void handle(String id) {
        Optional<Bill> debited = bills.find(id).filter(bill -> bill.isBeingDebited() && bill.payment() != null);
        debited.flatMap(bill -> payments.find(bill.payment()))
                .map(PaymentView::status)
                .ifPresent(status -> follow(debited.get(), status));
    }

    private void follow(Bill bill, PaymentStatus status) {
        if (status.isPaid()) {
            transactions.run(() -> receipts.collected(bill));
        } else if (!status.isOpen()) {
            transactions.run(() -> mover.reopen(bill));
        }
    }
}
