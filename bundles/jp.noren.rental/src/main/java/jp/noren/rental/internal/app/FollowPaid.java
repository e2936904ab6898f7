package jp.noren.rental.internal.app;

import java.time.Clock;
import jp.noren.billing.api.ContractCharges;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Nothing of a contract is overdue any more: it goes on. */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + ContractCharges.PAID)
public final class FollowPaid implements OutboxConsumer {
    private final Clock clock;
    private final SuspendContract suspend;

    @Activate
    public FollowPaid(@Reference Clock clock, @Reference SuspendContract suspend) {
        this.clock = clock;
        this.suspend = suspend;
    }

    @Override
    public void consume(Event event) {
        suspend.handle(event.aggregate(), Status.SUSPENDED, Status.ACTIVE, clock.instant());
    }
}
