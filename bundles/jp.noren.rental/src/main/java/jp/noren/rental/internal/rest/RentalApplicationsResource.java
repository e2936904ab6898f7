package jp.noren.rental.internal.rest;

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
import jp.noren.i18n.Messages;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.app.ReadApplications;
import jp.noren.rental.internal.app.RefuseUndo;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/rental-applications}: what members file, after a look at what it means. */
@Component(service = RestResource.class)
@RestPath(path = "rental-applications")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class RentalApplicationsResource implements RestResource {
    private static final String URL = "/api/v1/rental-applications";

    private final ReadApplications read;
    private final Counter counter;
    private final RefuseUndo undo;
    private final Messages messages;

    @Activate
    public RentalApplicationsResource(
            @Reference ReadApplications read,
            @Reference Counter counter,
            @Reference RefuseUndo undo,
            @Reference Messages messages) {
        this.read = read;
        this.counter = counter;
        this.undo = undo;
        this.messages = messages;
    }

    @GET
    @Allowed(Role.MEMBER)
    public Page<ApplicationWire.Shown> list(
            @Context Request request,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        var rows = read.page(request.caller(), new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, one -> ApplicationWire.Shown.of(one, messages, request.language()));
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public ApplicationWire.Shown one(@Context Request request, @PathParam("id") String id) {
        return ApplicationWire.Shown.of(read.find(request.caller(), id), messages, request.language());
    }

    @POST
    @Path("preview")
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public ApplicationWire.Preview preview(@Context Request request, WishWire.Asked body) {
        return counter.preview(request, body);
    }

    @POST
    @Idempotent
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response file(@Context Request request, WishWire.Filed body) {
        return counter.file(request, body);
    }

    /** Always refused: there is no way back (R068, R083). */
    @DELETE
    @Path("{id}")
    @Allowed(Role.MEMBER)
    public Response undo(@Context Request request, @PathParam("id") String id) {
        throw undo.handle(request.caller(), id);
    }

    /** Always refused: what was filed is not edited (R068). */
    @PUT
    @Path("{id}")
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response edit(@Context Request request, @PathParam("id") String id, WishWire.Asked body) {
        throw undo.handle(request.caller(), id);
    }
}
