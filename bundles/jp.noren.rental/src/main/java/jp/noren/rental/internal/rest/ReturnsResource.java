package jp.noren.rental.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.app.MoveReturn;
import jp.noren.rental.internal.app.ReadDevices;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/device-returns}: what has to come back; members see their own, desks work on them. */
@Component(service = RestResource.class)
@RestPath(path = "device-returns")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReturnsResource implements RestResource {
    private static final String URL = "/api/v1/device-returns";

    private final ReadDevices read;
    private final MoveReturn move;

    @Activate
    public ReturnsResource(@Reference ReadDevices read, @Reference MoveReturn move) {
        this.read = read;
        this.move = move;
    }

    @GET
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public Page<DeviceWire.Return> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("state") String state,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        Slice slice = new Slice(cursor.limit(), after, before);
        var rows = read.orders(request.caller(), storefront, DeviceWire.returnState(state), overdue, slice);
        return Page.of(rows, cursor, URL, DeviceWire.Return::of);
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public DeviceWire.Return one(@Context Request request, @PathParam("id") String id) {
        return DeviceWire.Return.of(read.order(request.caller(), id));
    }

    @POST
    @Path("{id}/receipts")
    @Idempotent
    @Allowed(
            value = {Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "rental:write")
    public DeviceWire.Return receive(@Context Request request, @PathParam("id") String id, DeviceWire.Receipt receipt) {
        return DeviceWire.Return.of(move.receive(request.caller(), id, receipt.postmarkOn(), receipt.receivedOn()));
    }

    @POST
    @Path("{id}/inspections")
    @Idempotent
    @Allowed(
            value = {Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "rental:write")
    public DeviceWire.Return inspect(
            @Context Request request, @PathParam("id") String id, DeviceWire.Inspection inspection) {
        return DeviceWire.Return.of(move.inspect(request.caller(), id, inspection.damaged(), inspection.gone()));
    }

    @POST
    @Path("{id}/losses")
    @Idempotent
    @Allowed(
            value = {Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "rental:write")
    public DeviceWire.Return lose(@Context Request request, @PathParam("id") String id, DeviceWire.Loss loss) {
        return DeviceWire.Return.of(move.lose(request.caller(), id, loss.waived()));
    }
}
