package jp.noren.webhook.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.PublicEvent;
import jp.noren.persistence.Transactions;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends a test message to one endpoint, whatever types it wants, on the way that all messages take. */
@Component(service = PingEndpoint.class)
public final class PingEndpoint {
    public static final String TYPE = "webhook.ping";

    private final Clock clock;
    private final Transactions transactions;
    private final EventBook events;
    private final DeliveryBook deliveries;
    private final Dispatcher dispatcher;

    @Activate
    public PingEndpoint(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference EventBook events,
            @Reference DeliveryBook deliveries,
            @Reference Dispatcher dispatcher) {
        this.clock = clock;
        this.transactions = transactions;
        this.events = events;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
    }

    /** @throws RefusedException CONFLICT {@code webhook.endpoint-off} */
    public Delivery handle(Endpoint endpoint) {
        if (!endpoint.isOn()) {
            throw new RefusedException(Kind.CONFLICT, "webhook.endpoint-off");
        }
        Instant now = clock.instant();
        PublicEvent ping =
                new PublicEvent(TYPE, now, endpoint.storefront(), endpoint.id(), Map.of("endpoint", endpoint.id()));
        EventBook.Event event =
                new EventBook.Event(Ids.random("evt"), endpoint.storefront(), TYPE, ping.payload(), now);
        Delivery delivery = FanOut.delivery(event, endpoint, now);
        transactions.run(() -> {
            events.add(event);
            deliveries.add(delivery);
            transactions.afterCommit(dispatcher::wake);
        });
        return delivery;
    }
}
