package jp.noren.webhook.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import jp.noren.kernel.Ids;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.PublicEvent;
import jp.noren.persistence.Transactions;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes an event from the outbox and makes one delivery of it for each endpoint that wants it. An event that comes twice is found written down. */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + PublicEvent.TOPIC)
public final class FanOut implements OutboxConsumer {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it reads and writes. */
    @Component(service = Books.class)
    public record Books(Endpoints endpoints, EventBook events, DeliveryBook deliveries) {
        @Activate
        public Books(@Reference Endpoints endpoints, @Reference EventBook events, @Reference DeliveryBook deliveries) {
            this.endpoints = endpoints;
            this.events = events;
            this.deliveries = deliveries;
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Books books;
    private final Dispatcher dispatcher;

    @Activate
    public FanOut(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Books books,
            @Reference Dispatcher dispatcher) {
        this.clock = clock;
        this.transactions = transactions;
        this.books = books;
        this.dispatcher = dispatcher;
    }

    @Override
    public void consume(Event event) throws JsonProcessingException {
        JsonNode body = JSON.readTree(event.payload());
        String aggregate = event.aggregate();
        EventBook.Event read = new EventBook.Event(
                event.id(),
                aggregate.substring(0, aggregate.indexOf(':')),
                body.path("type").asText(),
                event.payload(),
                Instant.parse(body.path("timestamp").asText()));
        transactions.run(() -> take(read));
    }

    /** Kept while the storefront has an endpoint, wanted or not: a filter that is widened later may be followed by a replay. */
    private void take(EventBook.Event event) {
        if (!books.endpoints().any(event.storefront()) || !books.events().add(event)) {
            return;
        }
        Instant now = clock.instant();
        for (Endpoint endpoint : books.endpoints().on(event.storefront())) {
            if (endpoint.target().types().wants(event.type())) {
                books.deliveries().add(delivery(event, endpoint, now));
            }
        }
        transactions.afterCommit(dispatcher::wake);
    }

    static Delivery delivery(EventBook.Event event, Endpoint endpoint, Instant now) {
        return new Delivery(
                Ids.random("whd"),
                event.id(),
                endpoint.id(),
                event.storefront(),
                event.type(),
                Delivery.State.WAITING,
                0,
                now,
                now,
                null);
    }
}
