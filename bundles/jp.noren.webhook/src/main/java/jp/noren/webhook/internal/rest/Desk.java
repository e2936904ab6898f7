package jp.noren.webhook.internal.rest;

import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Slice;
import jp.noren.rest.Page;
import jp.noren.rest.Preconditions;
import jp.noren.rest.Request;
import jp.noren.webhook.internal.app.KeepEndpoints;
import jp.noren.webhook.internal.app.PingEndpoint;
import jp.noren.webhook.internal.app.ReplayEvents;
import jp.noren.webhook.internal.app.RotateSecret;
import jp.noren.webhook.internal.app.Sight;
import jp.noren.webhook.internal.domain.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads a request to its use case, with the endpoint it names, which must be the caller's. */
@Component(service = Desk.class)
public final class Desk {
    private final Sight sight;
    private final KeepEndpoints keep;
    private final RotateSecret rotate;
    private final PingEndpoint ping;
    private final ReplayEvents replay;

    @Activate
    public Desk(
            @Reference Sight sight,
            @Reference KeepEndpoints keep,
            @Reference RotateSecret rotate,
            @Reference PingEndpoint ping,
            @Reference ReplayEvents replay) {
        this.sight = sight;
        this.keep = keep;
        this.rotate = rotate;
        this.ping = ping;
        this.replay = replay;
    }

    List<Endpoint> page(Request request, String storefront, Page.Cursor cursor) {
        Slice slice = new Slice(cursor.limit(), cursor.startingAfter(), cursor.endingBefore());
        return keep.page(sight.narrowed(request.caller(), storefront), slice);
    }

    EndpointWire.Added add(Request request, EndpointWire.New body) {
        String storefront = sight.storefront(request.caller(), body.storefront());
        return EndpointWire.Added.of(keep.add(request.caller(), storefront, body.wish()));
    }

    Endpoint find(Request request, String id) {
        return sight.endpoint(request.caller(), id);
    }

    Endpoint change(Request request, String id, EndpointWire.Change body) {
        Endpoint before = find(request, id);
        Preconditions.requireMatch(request, Long.toString(before.version()));
        return keep.change(request.caller(), before, body.wish(), body.enabled());
    }

    void remove(Request request, String id) {
        keep.remove(request.caller(), find(request, id));
    }

    EndpointWire.Rotated rotate(Request request, String id, boolean atOnce) {
        return EndpointWire.Rotated.of(rotate.handle(request.caller(), find(request, id), atOnce));
    }

    DeliveryWire.Shown ping(Request request, String id) {
        return DeliveryWire.Shown.of(ping.handle(find(request, id)));
    }

    /** @throws RefusedException UNPROCESSABLE {@code webhook.replay-what} unless exactly one of the two is named */
    EndpointWire.Replayed replay(Request request, String id, EndpointWire.Replay body) {
        Endpoint endpoint = find(request, id);
        if ((body.event() == null) == (body.since() == null)) {
            throw RefusedException.invalid(List.of(FieldError.of("/event", "webhook.replay-what")));
        }
        return EndpointWire.Replayed.of(
                body.event() != null
                        ? replay.one(request.caller(), endpoint, body.event())
                        : replay.since(request.caller(), endpoint, body.since()));
    }
}
