package jp.noren.webhook.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import jp.noren.webhook.internal.domain.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends events again, under the id they had, whether they were taken or not: one, or all that the endpoint wants since an instant. */
@Component(service = ReplayEvents.class)
public final class ReplayEvents {
    /** How many one call sends at most; the answer says so when more are left. */
    static final int MOST = 10_000;

    private static final int STEP = 200;

    /** @param more whether events are left: ask again, from the instant of the last */
    public record Replayed(int count, boolean more, Instant until) {}

    private final Clock clock;
    private final Transactions transactions;
    private final DeliveryBook deliveries;
    private final AuditTrail audit;
    private final Dispatcher dispatcher;

    @Activate
    public ReplayEvents(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference DeliveryBook deliveries,
            @Reference AuditTrail audit,
            @Reference Dispatcher dispatcher) {
        this.clock = clock;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.audit = audit;
        this.dispatcher = dispatcher;
    }

    /** @throws RefusedException NOT_FOUND for an event that is not of the endpoint's storefront, or kept no more; CONFLICT {@code webhook.endpoint-off} */
    public Replayed one(Caller caller, Endpoint endpoint, String event) {
        requireOn(endpoint);
        Instant now = clock.instant();
        boolean sent = transactions.required(() -> {
            boolean due =
                    deliveries.replay(Ids.random("whd"), endpoint, event, now).orElseThrow(RefusedException::notFound);
            record(caller, endpoint, Map.of("event", event));
            return due;
        });
        dispatcher.wake();
        return new Replayed(sent ? 1 : 0, false, now);
    }

    /** @throws RefusedException CONFLICT {@code webhook.endpoint-off} */
    public Replayed since(Caller caller, Endpoint endpoint, Instant since) {
        requireOn(endpoint);
        Instant now = clock.instant();
        int count = 0;
        int seen = 0;
        EventBook.Event last = null;
        List<EventBook.Event> step;
        do {
            Instant from = last == null ? since : last.at();
            step = deliveries.since(endpoint.storefront(), from, last == null ? "" : last.id(), STEP);
            count += replay(endpoint, step, now);
            seen += step.size();
            last = step.isEmpty() ? last : step.get(step.size() - 1);
        } while (step.size() == STEP && seen < MOST);
        int sent = count;
        transactions.run(() -> record(caller, endpoint, Map.of("since", since.toString(), "events", sent)));
        dispatcher.wake();
        return new Replayed(count, step.size() == STEP, last == null ? now : last.at());
    }

    private int replay(Endpoint endpoint, List<EventBook.Event> events, Instant now) {
        return transactions.required(() -> {
            int count = 0;
            for (EventBook.Event event : events) {
                boolean wanted = endpoint.target().types().wants(event.type())
                        && !event.type().equals(PingEndpoint.TYPE);
                if (wanted && replay(endpoint, event, now)) {
                    count++;
                }
            }
            return count;
        });
    }

    private boolean replay(Endpoint endpoint, EventBook.Event event, Instant now) {
        return deliveries.replay(Ids.random("whd"), endpoint, event.id(), now).orElse(false);
    }

    private static void requireOn(Endpoint endpoint) {
        if (!endpoint.isOn()) {
            throw new RefusedException(Kind.CONFLICT, "webhook.endpoint-off");
        }
    }

    private void record(Caller caller, Endpoint endpoint, Map<String, Object> details) {
        audit.record(caller, endpoint.storefront(), "webhook.replayed", endpoint.id(), details);
    }
}
