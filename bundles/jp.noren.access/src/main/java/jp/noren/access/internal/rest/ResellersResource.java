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
import jp.noren.access.internal.app.ManageResellers;
import jp.noren.access.internal.app.RemovePrincipal;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/resellers}: the logins of resellers. */
@Component(service = RestResource.class)
@RestPath(path = "resellers")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ResellersResource implements RestResource {
    private final ManageResellers resellers;
    private final RemovePrincipal remove;

    @Activate
    public ResellersResource(@Reference ManageResellers resellers, @Reference RemovePrincipal remove) {
        this.resellers = resellers;
        this.remove = remove;
    }

    @GET
    @Allowed(Role.ADMIN)
    public Wires.Whole list() {
        return Wires.Whole.of(resellers.list(), "/api/v1/resellers");
    }

    @POST
    @Allowed(Role.ADMIN)
    public Response add(@Context Request request, Wires.NewReseller reseller) {
        reseller.check();
        return OperatorsResource.created(
                resellers.add(request.caller(), reseller.code(), reseller.name(), reseller.loginId()));
    }

    @DELETE
    @Path("{id}")
    @Allowed(Role.ADMIN)
    public void remove(@Context Request request, @PathParam("id") String id) {
        remove.handle(request.caller(), Caller.Kind.RESELLER, id);
    }
}
