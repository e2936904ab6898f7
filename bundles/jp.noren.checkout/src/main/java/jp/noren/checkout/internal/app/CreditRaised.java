package jp.noren.checkout.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.billing.api.CreditLines;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.OutboxConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hears that a credit line was raised, and lets the member's held orders go on in the order of placing, as far as they fit (R157). */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + CreditLines.RAISED)
public final class CreditRaised implements OutboxConsumer {
    private final HeldOrders held;
    private final ResumeHeld resume;

    @Activate
    public CreditRaised(@Reference HeldOrders held, @Reference ResumeHeld resume) {
        this.held = held;
        this.resume = resume;
    }

    @Override
    public void consume(Event event) {
        String[] whose = event.aggregate().split(":", 2);
        for (String order : held.of(whose[0], whose[1])) {
            if (!goesOn(order)) {
                return;
            }
        }
    }

    private boolean goesOn(String order) {
        try {
            resume.handle(Caller.system("checkout"), order);
            return true;
        } catch (RefusedException stillHeld) {
            return false;
        }
    }
}
