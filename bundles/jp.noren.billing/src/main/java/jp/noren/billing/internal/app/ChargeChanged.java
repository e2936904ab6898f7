package jp.noren.billing.internal.app;

import java.util.Optional;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hears that the payment of a charge changed by itself: the janitor found out, the member came back, the company decided. What it says is looked up. */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + Payments.CHARGE_CHANGED)
public final class ChargeChanged implements OutboxConsumer {
    private final Transactions transactions;
    private final ChargeBook charges;
    private final Payments payments;
    private final SettleCharges settle;

    @Activate
    public ChargeChanged(
            @Reference Transactions transactions,
            @Reference ChargeBook charges,
            @Reference Payments payments,
            @Reference SettleCharges settle) {
        this.transactions = transactions;
        this.charges = charges;
        this.payments = payments;
        this.settle = settle;
    }

    @Override
    public void consume(Event event) {
        transactions.run(() -> charges.find(OfCharge.id(event.aggregate())).ifPresent(this::follow));
    }

    private void follow(Charge charge) {
        Optional<PaymentView> view =
                Optional.ofNullable(charge.standing().payment()).flatMap(payments::find);
        view.ifPresent(now -> settle.apply(charge, now));
    }
}
