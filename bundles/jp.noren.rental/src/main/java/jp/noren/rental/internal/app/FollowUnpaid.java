package jp.noren.rental.internal.app;

import java.time.Clock;
import jp.noren.billing.api.ContractCharges;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A charge of a contract stayed unpaid: the contract is suspended. Cancellation stays possible (R088). */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + ContractCharges.UNPAID)
public final class FollowUnpaid implements OutboxConsumer {
    private final Clock clock;
    private final SuspendContract suspend;

    @Activate
    public FollowUnpaid(@Reference Clock clock, @Reference SuspendContract suspend) {
        this.clock = clock;
        this.suspend = suspend;
    }

    @Override
    public void consume(Event event) {
        suspend.handle(event.aggregate(), Status.ACTIVE, Status.SUSPENDED, clock.instant());
    }
}
