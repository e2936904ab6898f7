package jp.noren.checkout.internal.rest;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.checkout.internal.app.CancelHeld;
import jp.noren.checkout.internal.app.Orders;
import jp.noren.checkout.internal.app.PayHeldOtherwise;
import jp.noren.checkout.internal.app.PlaceOrder;
import jp.noren.checkout.internal.app.Placed;
import jp.noren.checkout.internal.app.ReadOrders;
import jp.noren.kernel.Slice;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/orders}: buy what lies in the cart; the member's own orders. */
@Component(service = RestResource.class)
@RestPath(path = "orders")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class OrdersResource implements RestResource {
    private static final String URL = "/api/v1/orders";

    private final PlaceOrder placeOrder;
    private final ReadOrders orders;
    private final PayHeldOtherwise payOtherwise;
    private final CancelHeld cancelHeld;
    private final OrderWriter writer;

    @Activate
    public OrdersResource(
            @Reference PlaceOrder placeOrder,
            @Reference ReadOrders orders,
            @Reference PayHeldOtherwise payOtherwise,
            @Reference CancelHeld cancelHeld,
            @Reference OrderWriter writer) {
        this.placeOrder = placeOrder;
        this.orders = orders;
        this.payOtherwise = payOtherwise;
        this.cancelHeld = cancelHeld;
        this.writer = writer;
    }

    @POST
    @Idempotent
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(@Context Request request, OrderRequest body) {
        Placed placed = placeOrder.handle(body.command(request));
        return Response.status(Response.Status.CREATED)
                .header("Location", URL + "/" + placed.order().id())
                .tag(version(placed))
                .entity(writer.whole(placed, request.language()))
                .build();
    }

    @GET
    @Allowed(Role.MEMBER)
    public Page<OrderWire.Summary> list(
            @Context Request request,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        List<Orders.Summary> rows = orders.page(request.caller(), new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, writer::summary);
    }

    @GET
    @Allowed(Role.MEMBER)
    @Path("{id}")
    public Response find(@Context Request request, @PathParam("id") String id) {
        return shown(orders.find(request.caller(), id), request);
    }

    @POST
    @Idempotent
    @Allowed(Role.MEMBER)
    @Path("{id}/payments")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response payOtherwise(@Context Request request, @PathParam("id") String id, HeldPayment body) {
        return shown(payOtherwise.handle(body.command(request, id)), request);
    }

    @POST
    @Idempotent
    @Allowed(Role.MEMBER)
    @Path("{id}/cancellations")
    public Response cancel(@Context Request request, @PathParam("id") String id) {
        return shown(cancelHeld.byMember(request.caller(), id), request);
    }

    private Response shown(Placed placed, Request request) {
        return Response.ok(writer.whole(placed, request.language()))
                .tag(version(placed))
                .build();
    }

    private static EntityTag version(Placed placed) {
        return new EntityTag(String.valueOf(placed.order().history().size()));
    }
}
