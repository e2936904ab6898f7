package jp.noren.webhook.internal.rest;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.kernel.Slice;
import jp.noren.rest.Allowed;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.webhook.internal.app.ReadDeliveries;
import jp.noren.webhook.internal.domain.Delivery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/webhook-deliveries}: the delivery log. */
@Component(service = RestResource.class)
@RestPath(path = "webhook-deliveries")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookDeliveriesResource implements RestResource {
    private static final String URL = "/api/v1/webhook-deliveries";

    private final ReadDeliveries read;

    @Activate
    public WebhookDeliveriesResource(@Reference ReadDeliveries read) {
        this.read = read;
    }

    @GET
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:read")
    public Page<DeliveryWire.Shown> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("endpoint") String endpoint,
            @QueryParam("event") String event,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        var filter = new ReadDeliveries.Filter(storefront, endpoint, event, DeliveryWire.state(state));
        List<Delivery> rows = read.page(request.caller(), filter, new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, DeliveryWire.Shown::of);
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:read")
    public DeliveryWire.Whole one(@Context Request request, @PathParam("id") String id) {
        return DeliveryWire.Whole.of(read.one(request.caller(), id));
    }
}
