package jp.noren.checkout.internal.app;

import jp.noren.checkout.internal.domain.Order;
import jp.noren.payment.api.Payments;
import jp.noren.persistence.OutboxConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hears that a payment changed by itself: a deposit came, the janitor found out, the buyer returned. What it says is looked up, not believed. */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + Payments.CHANGED)
public final class PaymentChanged implements OutboxConsumer {
    private final Orders orders;
    private final SettleOrder settler;

    @Activate
    public PaymentChanged(@Reference Orders orders, @Reference SettleOrder settler) {
        this.orders = orders;
        this.settler = settler;
    }

    @Override
    public void consume(Event event) {
        if (event.aggregate().startsWith(Order.PURPOSE)) {
            orders.find(event.aggregate().substring(Order.PURPOSE.length())).ifPresent(settler::refresh);
        }
    }
}
