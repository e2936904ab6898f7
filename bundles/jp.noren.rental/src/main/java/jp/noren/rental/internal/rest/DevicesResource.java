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
import jp.noren.rental.internal.app.ImportStock;
import jp.noren.rental.internal.app.MoveDevice;
import jp.noren.rental.internal.app.ReadDevices;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/rental-devices}: the stock, for the desks. */
@Component(service = RestResource.class)
@RestPath(path = "rental-devices")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DevicesResource implements RestResource {
    private static final String URL = "/api/v1/rental-devices";
    private static final int LARGEST_LIST = 4 * 1024 * 1024;

    private final ReadDevices read;
    private final MoveDevice move;
    private final ImportStock imports;

    @Activate
    public DevicesResource(@Reference ReadDevices read, @Reference MoveDevice move, @Reference ImportStock imports) {
        this.read = read;
        this.move = move;
        this.imports = imports;
    }

    @GET
    @Allowed(
            value = {Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public Page<DeviceWire.Device> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("state") String state,
            @QueryParam("model") String model,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        Slice slice = new Slice(cursor.limit(), after, before);
        var rows = read.devices(request.caller(), storefront, DeviceWire.deviceState(state), model, slice);
        return Page.of(rows, cursor, URL, DeviceWire.Device::of);
    }

    @GET
    @Path("counts")
    @Allowed(
            value = {Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public DeviceWire.Counts counts(@Context Request request, @QueryParam("storefront") String storefront) {
        var rows = read.counts(request.caller(), storefront).stream()
                .map(DeviceWire.Count::of)
                .toList();
        return new DeviceWire.Counts("list", rows, false, URL + "/counts");
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public DeviceWire.Device one(@Context Request request, @PathParam("id") String id) {
        return DeviceWire.Device.of(read.device(request.caller(), id));
    }

    @POST
    @Path("import")
    @Allowed(
            value = {Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "rental:write")
    @BodyLimit(LARGEST_LIST)
    public DeviceWire.Imported importStock(
            @Context Request request, @QueryParam("storefront") String storefront, DeviceWire.Stock stock) {
        return DeviceWire.Imported.of(imports.handle(request.caller(), storefront, stock.read()));
    }

    @POST
    @Path("{id}/shipments")
    @Idempotent
    @Allowed(
            value = {Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "rental:write")
    public DeviceWire.Device ship(@Context Request request, @PathParam("id") String id, DeviceWire.Shipment shipment) {
        return DeviceWire.Device.of(move.ship(request.caller(), id, shipment.tracking()));
    }

    @POST
    @Path("{id}/steps")
    @Idempotent
    @Allowed(
            value = {Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "rental:write")
    public DeviceWire.Device step(@Context Request request, @PathParam("id") String id, DeviceWire.Step step) {
        return DeviceWire.Device.of(move.step(request.caller(), id, step.state()));
    }
}
