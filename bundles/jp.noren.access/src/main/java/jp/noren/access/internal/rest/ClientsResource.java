package jp.noren.access.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.access.internal.app.ManageClients;
import jp.noren.access.internal.app.RemovePrincipal;
import jp.noren.access.internal.app.RotateKey;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/clients}: programs that ask in the name of a storefront. */
@Component(service = RestResource.class)
@RestPath(path = "clients")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ClientsResource implements RestResource {
    private final ManageClients clients;
    private final RotateKey rotate;
    private final RemovePrincipal remove;

    @Activate
    public ClientsResource(
            @Reference ManageClients clients, @Reference RotateKey rotate, @Reference RemovePrincipal remove) {
        this.clients = clients;
        this.rotate = rotate;
        this.remove = remove;
    }

    @GET
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.Clients list(@Context Request request) {
        return Wires.Clients.of(clients.list(request.caller()));
    }

    @POST
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Response add(@Context Request request, Wires.NewClient client) {
        client.check();
        ManageClients.Added added = clients.add(request.caller(), client.storefront(), client.name(), client.wanted());
        return Response.status(Response.Status.CREATED)
                .entity(new Wires.AddedClient(added.id(), added.key()))
                .build();
    }

    @POST
    @Path("{id}/keys")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Response rotate(@Context Request request, @PathParam("id") String id, Wires.Rotation rotation) {
        ManageClients.Added added = rotate.handle(request.caller(), id, rotation.hours());
        return Response.status(Response.Status.CREATED)
                .entity(new Wires.AddedClient(added.id(), added.key()))
                .build();
    }

    @DELETE
    @Path("{id}/keys/{key}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public void revoke(@Context Request request, @PathParam("id") String id, @PathParam("key") String key) {
        rotate.revoke(request.caller(), id, key);
    }

    @DELETE
    @Path("{id}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public void remove(@Context Request request, @PathParam("id") String id) {
        remove.handle(request.caller(), Caller.Kind.CLIENT, id);
    }
}
