package jp.noren.payment.internal.app;

import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.api.PaymentRefunds;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives back what another capability asks for, as the desk's own refunds are given. */
@Component(service = PaymentRefunds.class)
public final class RefundDesk implements PaymentRefunds {
    /** A refund that never left is asked for anew under the next key. */
    private static final int KEYS = 50;

    private final RefundPayment refund;
    private final SettleRefund settler;
    private final Transactions transactions;

    @Activate
    public RefundDesk(
            @Reference RefundPayment refund, @Reference SettleRefund settler, @Reference Transactions transactions) {
        this.refund = refund;
        this.settler = settler;
        this.transactions = transactions;
    }

    @Override
    public Given request(String payment, String key, Yen amount, String why) {
        if (transactions.isActive()) {
            throw new IllegalStateException("a provider is never called inside a transaction");
        }
        try {
            RefundPayment.Command command =
                    new RefundPayment.Command(Chronicle.HOUSE, payment, nextKey(payment, key), amount, why);
            return given(refund.handle(command));
        } catch (ClosedGateException e) {
            return Given.LATER;
        } catch (RefusedException e) {
            return e.code().equals("payment.refund-under-way") ? Given.LATER : Given.REFUSED;
        }
    }

    private String nextKey(String payment, String key) {
        for (int i = 1; i <= KEYS; i++) {
            String next = i == 1 ? key : key + "." + i;
            Optional<Refund> earlier = settler.refunds().findByKey(payment, next);
            if (earlier.isEmpty() || earlier.get().state() != AttemptState.NOT_EXECUTED) {
                return next;
            }
        }
        return key;
    }

    private static Given given(Refund refund) {
        return switch (refund.state()) {
            case SUCCEEDED -> Given.GIVEN;
            case DECLINED, CANCELLED -> Given.REFUSED;
            default -> Given.LATER;
        };
    }
}
