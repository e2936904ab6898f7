package jp.noren.storefront.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
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
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.storefront.internal.app.AddStorefront;
import jp.noren.storefront.internal.app.BrowseStorefronts;
import jp.noren.storefront.internal.app.ImportStorefronts;
import jp.noren.storefront.internal.app.SetSwitch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/storefronts}. */
@Component(service = RestResource.class)
@RestPath(path = "storefronts")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class StorefrontsResource implements RestResource {
    private static final String URL = "/api/v1/storefronts";
    private static final int LARGEST_DOCUMENT = 2 * 1024 * 1024;
    private final BrowseStorefronts browse;
    private final AddStorefront add;
    private final SetSwitch setSwitch;
    private final PolicyDesk desk;
    private final ImportStorefronts importStorefronts;

    @Activate
    public StorefrontsResource(
            @Reference BrowseStorefronts browse,
            @Reference AddStorefront add,
            @Reference SetSwitch setSwitch,
            @Reference PolicyDesk desk,
            @Reference ImportStorefronts importStorefronts) {
        this.browse = browse;
        this.add = add;
        this.setSwitch = setSwitch;
        this.desk = desk;
        this.importStorefronts = importStorefronts;
    }

    @GET
    @Public
    public Wires.Whole<Wires.View> list(@Context Request request) {
        var all = browse.list(request.caller()).stream();
        return Wires.Whole.of(
                all.map(shown -> Wires.View.of(shown, request.language())).toList(), URL);
    }

    @GET
    @Path("{id}")
    @Public
    public Wires.View get(@Context Request request, @PathParam("id") String id) {
        return Wires.View.of(browse.get(request.caller(), id), request.language());
    }

    @POST
    @Allowed(Role.ADMIN)
    public Response add(@Context Request request, Wires.NewStorefront storefront) {
        String id = add.handle(request.caller(), storefront.toStorefront()).id();
        Wires.View made = get(request, id);
        return Response.created(URI.create(URL + "/" + id)).entity(made).build();
    }

    @PUT
    @Path("{id}/switches/{name}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.Switched turn(
            @Context Request request, @PathParam("id") String id, @PathParam("name") String name, Wires.Turn turn) {
        return new Wires.Switched(name, turn.value(), setSwitch.handle(request.caller(), id, name, turn.value()));
    }

    @POST
    @Path("{id}/switches/{name}/preview")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.Switched previewTurn(
            @Context Request request, @PathParam("id") String id, @PathParam("name") String name, Wires.Turn turn) {
        return new Wires.Switched(name, turn.value(), setSwitch.preview(request.caller(), id, name));
    }

    @GET
    @Path("{id}/policies")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.Whole<Wires.PolicyView> policies(
            @Context Request request, @PathParam("id") String id, @QueryParam("on") LocalDate on) {
        return Wires.Whole.of(desk.inForce(request, id, on), URL + "/" + id + "/policies");
    }

    @GET
    @Path("{id}/policies/{key}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.Whole<Wires.PolicyView> history(
            @Context Request request, @PathParam("id") String id, @PathParam("key") String key) {
        return Wires.Whole.of(desk.history(request, id, key), URL + "/" + id + "/policies/" + key);
    }

    @POST
    @Path("{id}/policies")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Response decide(@Context Request request, @PathParam("id") String id, Wires.NewPolicy policy) {
        var decided = desk.decide(request, id, policy);
        return Response.status(Response.Status.CREATED).entity(decided).build();
    }

    @DELETE
    @Path("{id}/policies/{key}/{from}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.PolicyView withdraw(
            @Context Request request,
            @PathParam("id") String id,
            @PathParam("key") String key,
            @PathParam("from") LocalDate from) {
        return desk.withdraw(request, id, key, from);
    }

    @POST
    @Path("{id}/policies/preview")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.PolicyPreview preview(@Context Request request, @PathParam("id") String id, Wires.NewPolicy policy) {
        return desk.preview(request, id, policy);
    }

    @POST
    @Path("import")
    @Allowed(Role.ADMIN)
    @BodyLimit(LARGEST_DOCUMENT)
    public ImportStorefronts.Imported importDocument(@Context Request request, JsonNode document) {
        return importStorefronts.handle(request.caller(), document);
    }
}
