package jp.noren.webhook.internal.rest;

import java.net.URI;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.Response.Status;
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.webhook.internal.domain.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/webhook-endpoints}: where a storefront's events are sent to. */
@Component(service = RestResource.class)
@RestPath(path = "webhook-endpoints")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookEndpointsResource implements RestResource {
    static final String URL = "/api/v1/webhook-endpoints";

    private final Desk desk;

    @Activate
    public WebhookEndpointsResource(@Reference Desk desk) {
        this.desk = desk;
    }

    @GET
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:read")
    public Page<EndpointWire.Shown> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        return Page.of(desk.page(request, storefront, cursor), cursor, URL, EndpointWire.Shown::of);
    }

    @POST
    @Idempotent
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:write")
    public Response add(@Context Request request, EndpointWire.New body) {
        EndpointWire.Added added = desk.add(request, body);
        return Response.created(URI.create(URL + "/" + added.endpoint().id()))
                .entity(added)
                .build();
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:read")
    public Response one(@Context Request request, @PathParam("id") String id) {
        return tagged(desk.find(request, id));
    }

    @PUT
    @Path("{id}")
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:write")
    public Response change(@Context Request request, @PathParam("id") String id, EndpointWire.Change body) {
        return tagged(desk.change(request, id, body));
    }

    private static Response tagged(Endpoint endpoint) {
        return Response.ok(EndpointWire.Shown.of(endpoint))
                .tag(Long.toString(endpoint.version()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:write")
    public void remove(@Context Request request, @PathParam("id") String id) {
        desk.remove(request, id);
    }

    @POST
    @Path("{id}/secrets")
    @Idempotent
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:write")
    public Response rotate(@Context Request request, @PathParam("id") String id, EndpointWire.Rotate body) {
        return Response.status(Status.CREATED)
                .entity(desk.rotate(request, id, Boolean.TRUE.equals(body.atOnce())))
                .build();
    }

    @POST
    @Path("{id}/pings")
    @Idempotent
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:write")
    public Response ping(@Context Request request, @PathParam("id") String id) {
        return Response.status(Status.ACCEPTED).entity(desk.ping(request, id)).build();
    }

    @POST
    @Path("{id}/replays")
    @Idempotent
    @Allowed(
            value = {Role.RESELLER, Role.ADMIN},
            scope = "webhook:write")
    public Response replay(@Context Request request, @PathParam("id") String id, EndpointWire.Replay body) {
        return Response.status(Status.ACCEPTED)
                .entity(desk.replay(request, id, body))
                .build();
    }
}
