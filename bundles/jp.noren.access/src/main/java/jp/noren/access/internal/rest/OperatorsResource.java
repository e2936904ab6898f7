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
import jp.noren.access.api.Authenticator;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.access.internal.app.ManageOperators;
import jp.noren.access.internal.app.NewLogins;
import jp.noren.access.internal.app.RedeemSecret;
import jp.noren.access.internal.app.RemovePrincipal;
import jp.noren.rest.Allowed;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/operators}, and the first login of operators and resellers. */
@Component(service = RestResource.class)
@RestPath(path = "operators")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class OperatorsResource implements RestResource {
    private final ManageOperators operators;
    private final RemovePrincipal remove;
    private final RedeemSecret redeem;
    private final Authenticator authenticator;

    @Activate
    public OperatorsResource(
            @Reference ManageOperators operators,
            @Reference RemovePrincipal remove,
            @Reference RedeemSecret redeem,
            @Reference Authenticator authenticator) {
        this.operators = operators;
        this.remove = remove;
        this.redeem = redeem;
        this.authenticator = authenticator;
    }

    @GET
    @Allowed(Role.ADMIN)
    public Wires.Whole list() {
        return Wires.Whole.of(operators.list(), "/api/v1/operators");
    }

    @POST
    @Allowed(Role.ADMIN)
    public Response add(@Context Request request, Wires.NewOperator operator) {
        operator.check();
        NewLogins.Added added = operators.add(request.caller(), operator.loginId(), operator.name(), operator.roles());
        return created(added);
    }

    static Response created(NewLogins.Added added) {
        return Response.status(Response.Status.CREATED)
                .entity(new Wires.AddedPrincipal(added.id(), added.oneTimeSecret()))
                .build();
    }

    @POST
    @Path("redemptions")
    @Public
    public Response redeem(Wires.Redemption redemption) {
        var issued = redeem.handle(redemption.secret(), redemption.password());
        return Response.status(Response.Status.CREATED)
                .entity(SessionsResource.session(issued, authenticator))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Allowed(Role.ADMIN)
    public void remove(@Context Request request, @PathParam("id") String id) {
        remove.handle(request.caller(), Caller.Kind.OPERATOR, id);
    }
}
