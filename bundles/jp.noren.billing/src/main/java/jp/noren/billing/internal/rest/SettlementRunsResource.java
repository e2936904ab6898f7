package jp.noren.billing.internal.rest;

import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.app.ReadRuns;
import jp.noren.billing.internal.app.SteerRun;
import jp.noren.i18n.Messages;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/settlement-runs}: how far the settlements are; stopped and let go on here. */
@Component(service = RestResource.class)
@RestPath(path = "settlement-runs")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SettlementRunsResource implements RestResource {

    public record Runs(String object, List<RunWire> data, String url) {}

    public record NewRun(String storefront) {}

    private final ReadRuns read;
    private final SteerRun steer;
    private final Messages messages;

    @Activate
    public SettlementRunsResource(@Reference ReadRuns read, @Reference SteerRun steer, @Reference Messages messages) {
        this.read = read;
        this.steer = steer;
        this.messages = messages;
    }

    @GET
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Runs list(@Context Request request, @QueryParam("storefront") String storefront) {
        List<RunWire> runs = read.list(request.caller(), storefront).stream()
                .map(progress -> wire(request, progress))
                .toList();
        return new Runs("list", runs, "/api/v1/settlement-runs");
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public RunWire one(@Context Request request, @PathParam("id") String id) {
        return wire(request, read.get(request.caller(), id));
    }

    @POST
    @Idempotent
    @Allowed({Role.BILLING, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@Context Request request, NewRun body) {
        new Fields().present("/storefront", body.storefront()).orRefuse();
        return created(request, steer.open(request.caller(), body.storefront()));
    }

    @POST
    @Path("{id}/stops")
    @Idempotent
    @Allowed({Role.BILLING, Role.ADMIN})
    public Response stop(@Context Request request, @PathParam("id") String id) {
        return created(request, steer.stop(request.caller(), id, true));
    }

    @POST
    @Path("{id}/resumptions")
    @Idempotent
    @Allowed({Role.BILLING, Role.ADMIN})
    public Response resume(@Context Request request, @PathParam("id") String id) {
        return created(request, steer.stop(request.caller(), id, false));
    }

    private Response created(Request request, ReadRuns.Progress progress) {
        return Response.status(Response.Status.CREATED)
                .entity(wire(request, progress))
                .build();
    }

    private RunWire wire(Request request, ReadRuns.Progress progress) {
        String obstacle = progress.run().obstacle();
        return RunWire.of(progress, obstacle == null ? null : messages.text(request.language(), obstacle, Map.of()));
    }
}
