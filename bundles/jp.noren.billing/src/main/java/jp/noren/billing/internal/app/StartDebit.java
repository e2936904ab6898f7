package jp.noren.billing.internal.app;

import java.util.Optional;
import java.util.Set;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Begins the debit of an issued bill as a payment under the account's mandate. The bill's id is the payment's key, so whoever begins it again finds the
 * same payment. An account whose mandate has ended since the closing is not debited: its bill becomes a transfer.
 */
@Component(service = StartDebit.class)
public final class StartDebit {
    static final String METHOD = "DIRECT_DEBIT";
    static final String AWAY = "billing.obstacle-debit-away";
    static final String NOT_OFFERED = "billing.obstacle-debit-not-offered";

    private final Transactions transactions;
    private final Payments payments;
    private final Members members;
    private final BillBook bills;
    private final Steps steps;

    /** What is read and written beside the payment. */
    @Component(service = Steps.class)
    public static final class Steps {
        private final AccountBook accounts;
        private final MoveBill mover;

        @Activate
        public Steps(@Reference AccountBook accounts, @Reference MoveBill mover) {
            this.accounts = accounts;
            this.mover = mover;
        }
    }

    @Activate
    public StartDebit(
            @Reference Transactions transactions,
            @Reference Payments payments,
            @Reference Members members,
            @Reference BillBook bills,
            @Reference Steps steps) {
        this.transactions = transactions;
        this.payments = payments;
        this.members = members;
        this.bills = bills;
        this.steps = steps;
    }

    /** What keeps it from beginning, or nothing. */
    Optional<String> handle(Bill bill) {
        Optional<Mandate> mandate = steps.accounts
                .mandate(bill.storefront(), bill.member())
                .filter(found ->
                        steps.accounts.find(bill.storefront(), bill.member()).state() == MandateState.ACTIVE);
        if (mandate.isEmpty()) {
            transactions.run(() -> steps.mover.reopen(bill));
            return Optional.empty();
        }
        MemberView member = members.get(bill.member());
        try (Payments.Session session = payments.open(
                bill.storefront(), METHOD, BuyerKind.valueOf(member.kind().name()))) {
            begin(session, bill, start(bill, member, mandate.get()));
            return Optional.empty();
        } catch (ClosedGateException away) {
            return Optional.of(AWAY);
        } catch (RefusedException no) {
            return Optional.of(NOT_OFFERED);
        }
    }

    private void begin(Payments.Session session, Bill bill, Payments.Start start) {
        PaymentView view = transactions.required(() -> {
            PaymentView prepared = session.prepare(start);
            if (!steps.mover.debited(bill, prepared.id())) {
                throw new IllegalStateException("bill " + bill.id() + " is not to be debited any more");
            }
            return prepared;
        });
        if (view.status() == PaymentStatus.PREPARED) {
            session.execute(view.id(), told -> {});
        }
    }

    private Payments.Start start(Bill bill, MemberView member, Mandate mandate) {
        Yen tax = bills.totals(bill.id()).tax();
        Requests.Buyer buyer = new Requests.Buyer(
                member.id(),
                member.name(),
                member.email(),
                member.language(),
                BuyerKind.valueOf(member.kind().name()));
        return new Payments.Start(
                bill.id(),
                bill.storefront(),
                bill.purpose(),
                bill.total(),
                tax,
                buyer,
                member.transferName(),
                bill.number(),
                Set.of(),
                new PaymentSource.DirectDebit(mandate, bill.dates().debitOn()),
                bill.dates().debitOn(),
                null);
    }
}
