package jp.noren.payment.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.payment.internal.app.GrantPoints;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/stored-value}: points of accounts, for the desks. */
@Component(service = RestResource.class)
@RestPath(path = "stored-value")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class StoredValueResource implements RestResource {
    private final GrantPoints points;

    @Activate
    public StoredValueResource(@Reference GrantPoints points) {
        this.points = points;
    }

    @GET
    @Path("{storefront}/{account}")
    @Allowed({Role.BILLING, Role.CS})
    public DeskWires.AccountWire balance(
            @PathParam("storefront") String storefront, @PathParam("account") String account) {
        return DeskWires.AccountWire.of(points.account(storefront, account));
    }

    @POST
    @Path("{storefront}/{account}/grants")
    @Idempotent
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response grant(
            @Context Request request,
            @PathParam("storefront") String storefront,
            @PathParam("account") String account,
            DeskWires.NewGrant grant) {
        grant.check();
        String key = request.idempotencyKey().orElseThrow();
        GrantPoints.Command command = new GrantPoints.Command(
                request.caller(), storefront, account, key, grant.amount(), grant.expiresAt(), grant.reason());
        return Response.status(Response.Status.CREATED)
                .entity(DeskWires.AccountWire.of(points.handle(command)))
                .build();
    }
}
